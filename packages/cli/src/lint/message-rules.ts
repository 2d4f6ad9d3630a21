import type { RuleDescription } from "./rule.ts";

/** Rules that messages fail by: keywords of schemas, and what a codec demands before a schema is looked at. */
export const messageRules: readonly RuleDescription[] = [
  ...table(
    "The message breaks the topic's schema. Its consumer would dead-letter it, or store something else than was meant.",
    "Correct what the producer sends. If consumers do accept such messages, the schema is wrong: change it, with a fixture that shows the case.",
    {
      type: "the value is of one of the types that the schema names",
      enum: "the value is one of those that the schema lists",
      const: "the value is the one that the schema names",
      multipleOf: "the number is a multiple of the schema's",
      maximum: "the number is not above the schema's",
      exclusiveMaximum: "the number is below the schema's",
      minimum: "the number is not below the schema's",
      exclusiveMinimum: "the number is above the schema's",
      maxLength: "the text has at most so many characters (Unicode code points), binary so many bytes",
      minLength: "the text has at least so many characters (Unicode code points), binary so many bytes",
      pattern: "the text matches the schema's regular expression",
      format: "the text or number has the form that the format names",
      maxItems: "the list has at most so many elements",
      minItems: "the list has at least so many elements",
      uniqueItems: "no element stands in the list twice",
      contains: "the list has an element of the kind that the schema describes",
      maxProperties: "the object has at most so many keys",
      minProperties: "the object has at least so many keys",
      required: "every key that the schema requires is there; `null` counts as there, `undefined` does not",
      additionalProperties: "every key is one that the schema declares",
      propertyNames: "the names of all keys are of the form that the schema demands",
      not: "the value is not of the kind that the schema excludes",
      anyOf: "the value is one of the kinds that the schema lists",
      oneOf: "the value is one and only one of the kinds that the schema lists",
      false: "nothing stands where the schema allows nothing",
      contentEncoding: "the value is raw bytes (`Uint8Array`)",
      contentSchema: "the bytes are a JSON document that matches the schema of their content",
      steps: "the message is small enough, or its schema simple enough, to be checked in bounded time",
      schema: "the message matches the topic's schema",
    },
  ),
  ...table(
    "Two readers of such bytes may see two different messages, or one of them none at all; so nothing is guessed.",
    "The issue tells the offset in bytes. Look at what wrote the message: the encoder, a proxy that cut it short, or another topic's producer.",
    {
      empty: "the message has bytes",
      "byte-order-mark": "JSON begins without a byte order mark",
      "utf-8": "text is valid UTF-8",
      syntax: "the bytes are JSON as RFC 8259 has it: no comments, no trailing commas, no NaN",
      "duplicate-key": "no key stands twice in an object",
      "proto-key":
        "no key is called `__proto__`, which would change the object instead of being stored in it",
      depth: "lists and objects are nested at most 128 deep, as far as consumers in Rust can read",
      truncated: "the message is complete, and declares no length that exceeds the bytes that are there",
      "trailing-bytes": "nothing follows the message",
      length: "no message of a stream declares to be longer than any message of the topic can be",
      "reserved-byte": "msgpack does not use the reserved byte 0xc1",
      "extension-type": "msgpack uses no extension types",
      "map-key": "keys of msgpack maps are texts",
      "wire-format": "the bytes are Protobuf's wire format",
      encoding: "the input is in the encoding that was named, or one that can be told from its first bytes",
    },
  ),
  ...table(
    "Such a value cannot be written without losing something, and would come back as another.",
    "Correct the value before it is encoded.",
    {
      "not-finite": "numbers to be encoded are finite",
      "not-serializable": "values to be encoded are of kinds that the encoding has",
      cycle: "no value to be encoded contains itself",
      "max.message.bytes": "the encoded message is no larger than the topic's `max.message.bytes`",
    },
  ),
];

function table(why: string, fix: string, summaries: Readonly<Record<string, string>>): RuleDescription[] {
  return Object.entries(summaries).map(([id, summary]) => ({
    id,
    severity: "error",
    summary,
    explain: { why, bad: "", good: "", fix },
  }));
}
