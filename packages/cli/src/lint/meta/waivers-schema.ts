/** Enough to make people think: a capital letter (or none at all), three words, and an end. */
export const SENTENCE = "^[^\\p{Ll}\\s]\\S*\\s+\\S+\\s+[\\s\\S]*[.!?]\\s*$";

/** The closed meta-schema of waivers.yaml. `schemas/waivers.schema.json` is this value, for editors. */
export const waiversSchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "waivers.yaml",
  description: "Breaks that were reviewed and accepted, until a day. `waybill accept` writes an entry.",
  type: "object",
  additionalProperties: false,
  required: ["waivers"],
  properties: {
    waivers: {
      description: "The entries, one for each finding.",
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["fingerprint", "reason", "until"],
        properties: {
          fingerprint: {
            description: "Which finding of `waybill compat` is accepted.",
            title: "16 hexadecimal digits",
            type: "string",
            pattern: "^[0-9a-f]{16}$",
          },
          finding: {
            description: "What the finding says, for whoever reads the entry.",
            type: "string",
            minLength: 1,
          },
          reason: {
            description: "Why the break is harmless, and who has agreed.",
            title: "a sentence: capital letter, three words or more, full stop",
            type: "string",
            pattern: SENTENCE,
          },
          until: {
            description: "The last day on which it holds.",
            title: "a day, YYYY-MM-DD",
            type: "string",
            pattern: "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$",
          },
        },
      },
    },
  },
} as const;
