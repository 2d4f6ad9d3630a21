import { describe, expect, it } from "vitest";
import type { Verdict } from "../src/finding.ts";
import type { JsonSchema } from "../src/value.ts";
import { conditional } from "./support/ajv.ts";
import { backward } from "./support/backward.ts";

type Change = readonly [what: string, before: JsonSchema, after: JsonSchema, verdict: Verdict];

const draft2019 = "https://json-schema.org/draft/2019-09/schema";
const draft2020 = "https://json-schema.org/draft/2020-12/schema";
const object = { type: "object" };
const array = { type: "array" };
const text = { type: "string" };
const list = (item: object) => ({
  $ref: "#/definitions/L",
  definitions: { L: { ...array, items: { anyOf: [{ $ref: "#/definitions/L" }, item] } } },
});
const main = (schema: object) => ({ $ref: "#/definitions/Main", definitions: { Main: schema } });
const nested = (depth: number, leaf: JsonSchema): JsonSchema =>
  depth === 0 ? leaf : { oneOf: [nested(depth - 1, leaf), { const: depth }] };

/** Changes on which a checker in use gives the wrong verdict, none, or fails. */
const changes: Readonly<Record<string, readonly Change[]>> = {
  "json-schema-diff (Rust)": [
    ["a new branch is no break", { anyOf: [text] }, { anyOf: [{ type: "integer" }, text] }, "compatible"],
    [
      "a bound may move to another keyword",
      { type: "number", minimum: 2 },
      { type: "number", exclusiveMinimum: 1 },
      "compatible",
    ],
    ["a property of any value is no break", object, { ...object, properties: { a: {} } }, "compatible"],
    ["a branch less in oneOf", { oneOf: [text, { type: "null" }] }, { oneOf: [text] }, "breaking"],
    [
      "minItems of a tuple",
      { ...array, items: [text] },
      { ...array, items: [text], minItems: 1 },
      "breaking",
    ],
    [
      "an object that closes",
      { ...object, properties: { a: {} } },
      { ...object, properties: { a: {} }, additionalProperties: false },
      "breaking",
    ],
    ["items on one side only", array, { ...array, items: text }, "breaking"],
    [
      "a reference behind a reference",
      { $ref: "#/definitions/A", definitions: { A: { $ref: "#/definitions/B" }, B: {} } },
      { $ref: "#/definitions/A", definitions: { A: { $ref: "#/definitions/B" }, B: text } },
      "breaking",
    ],
    ["a list of itself", list(text), list({ ...text, maxLength: 1 }), "breaking"],
    ["allOf", text, { allOf: [{ ...text, maxLength: 3 }] }, "breaking"],
    ["minProperties", object, { ...object, minProperties: 1 }, "breaking"],
  ],
  "json-schema-diff (npm)": [
    ["the root is a reference", main(text), main({ type: ["string", "null"] }), "compatible"],
    ["a list of itself", list({ ...text, maxLength: 1 }), list(text), "compatible"],
    ["enum", { enum: [1, 2] }, { enum: [1] }, "breaking"],
    ["const", text, { const: "a" }, "breaking"],
    ["a tuple", { ...array, items: [{}, {}] }, { ...array, items: [{}, text] }, "breaking"],
    ["unions six deep", nested(6, text), nested(6, { ...text, maxLength: 1 }), "breaking"],
    [
      "if and then",
      object,
      { ...object, ...conditional({ required: ["a"] }, { required: ["b"] }) },
      "breaking",
    ],
  ],
  "is-json-schema-subset": [
    ["a reader that excludes", { type: "integer" }, { not: text }, "compatible"],
    ["a constant that is false", { const: false }, { const: true }, "breaking"],
    ["a list of types", { type: ["string", "null"] }, { type: ["null", "string", "integer"] }, "compatible"],
    ["maxLength alone", { ...text, minLength: 2 }, { ...text, minLength: 2, maxLength: 4 }, "breaking"],
    [
      "a default fills nothing by itself",
      object,
      { ...object, required: ["a"], properties: { a: { default: 1 } } },
      "breaking",
    ],
  ],
  jsonsubschema: [
    ["a list of itself", list({ const: 1 }), list({ enum: [1, 2] }), "compatible"],
    [
      "what is no array of texts",
      { not: { ...array, items: text } },
      { not: { ...array, items: text, minItems: 1 } },
      "compatible",
    ],
    ["an enum of objects and arrays", { enum: [{ a: 1 }, [1]] }, { enum: [[1]] }, "breaking"],
    [
      "multiples of fractions",
      { multipleOf: 3, type: "integer" },
      { multipleOf: 0.3, type: "number" },
      "compatible",
    ],
  ],
  "Confluent Schema Registry": [
    ["another required key", { ...object, required: ["foo"] }, { ...object, required: ["bar"] }, "breaking"],
    [
      "the schema of a pattern",
      { ...object, patternProperties: { "^a": {} } },
      { ...object, patternProperties: { "^a": text } },
      "breaking",
    ],
    ["propertyNames", object, { ...object, propertyNames: { maxLength: 3 } }, "breaking"],
    ["contains", array, { ...array, contains: text }, "breaking"],
    ["format", text, { ...text, format: "uuid" }, "breaking"],
    [
      "a branch of oneOf that overlaps",
      { oneOf: [{ type: "integer" }] },
      { oneOf: [{ type: "integer" }, { type: "number" }] },
      "breaking",
    ],
    [
      "additionalItems without a tuple says nothing",
      { ...array, items: {} },
      { ...array, items: {}, additionalItems: false },
      "compatible",
    ],
    [
      "exclusiveMaximum alone",
      { type: "number", exclusiveMaximum: 3 },
      { type: "number", exclusiveMaximum: 2 },
      "breaking",
    ],
  ],
  Karapace: [
    ["uniqueItems", array, { ...array, uniqueItems: true }, "breaking"],
    ["multipleOf", { type: "integer", multipleOf: 2 }, { type: "integer", multipleOf: 4 }, "breaking"],
    [
      "a key that becomes required",
      { ...object, properties: { a: {} } },
      { ...object, properties: { a: {} }, required: ["a"] },
      "breaking",
    ],
    ["an enum of no texts", { enum: [1, null, {}] }, { enum: [1, null] }, "breaking"],
    [
      "additionalProperties: true",
      { ...object, additionalProperties: true },
      { ...object, additionalProperties: text },
      "breaking",
    ],
  ],
  Apicurio: [
    [
      "nothing changed",
      { ...object, properties: { a: { type: ["string", "null"] } } },
      { properties: { a: { type: ["null", "string"] } }, ...object },
      "compatible",
    ],
    ["a pattern without anchors", { ...text, pattern: "a" }, { ...text, pattern: "^a" }, "breaking"],
    ["content is an annotation", text, { ...text, contentMediaType: "application/json" }, "compatible"],
    [
      "a later draft",
      { $schema: draft2019, ...object },
      { $schema: draft2019, ...object, dependentRequired: { a: ["b"] } },
      "breaking",
    ],
  ],
  "jsonschema-tools": [
    ["an added constraint", object, { ...object, properties: { a: text }, required: ["a"] }, "breaking"],
    ["a bound that widens", { type: "integer", maximum: 3 }, { type: "integer", maximum: 4 }, "compatible"],
  ],
  jsoncompat: [
    [
      "bounds beyond doubles",
      { type: "integer", maximum: 2n ** 64n - 1n },
      { type: "integer", maximum: 2n ** 64n - 2n },
      "breaking",
    ],
    [
      "the same bounds beyond doubles",
      { type: "integer", maximum: 2n ** 64n - 1n },
      { type: "integer", maximum: 2n ** 64n },
      "compatible",
    ],
    [
      "a fraction as multipleOf",
      { type: "number", multipleOf: 0.5 },
      { type: "number", multipleOf: 0.25 },
      "compatible",
    ],
    [
      "an anchor",
      { $schema: draft2020, $ref: "#t", $defs: { T: { $anchor: "t", ...text } } },
      { $schema: draft2020, ...text },
      "compatible",
    ],
    [
      "a pattern within another",
      { ...text, pattern: "^[0-9]{4}$" },
      { ...text, pattern: "^[0-9a-f]+$" },
      "compatible",
    ],
    ["dependencies", object, { ...object, dependencies: { a: ["b"] } }, "breaking"],
  ],
  Ajv: [
    [
      "what stands beside a reference says nothing",
      { $ref: "#/definitions/T", definitions: { T: object } },
      { $ref: "#/definitions/T", type: "array", definitions: { T: object } },
      "compatible",
    ],
    ["a key that every object inherits", object, { ...object, required: ["constructor"] }, "breaking"],
  ],
};

describe.each(Object.entries(changes))("where %s fails", (_, all) => {
  it.each(all)("%s", (_what, before, after, verdict) => {
    const result = backward(before, after);
    expect(result.verdict, result.obligation).toBe(verdict);
    if (verdict === "compatible") expect(result.proof?.argument).toBeTruthy();
    else expect(result.findings.filter((finding) => finding.witness !== undefined)).not.toEqual([]);
  });
});

const base = { type: "object", properties: { a: { type: "integer" } } };
const kinds = {
  optional: { p: { type: "string" } },
  required: { p: { type: "string" } },
  "required with a default": { p: { type: "string", default: "" } },
};
type Kind = keyof typeof kinds;

/** A property that comes or goes; `lenient` takes writers to send declared keys only and readers to fill defaults. */
const table: readonly (readonly [
  model: "open" | "closed",
  change: "comes" | "goes",
  kind: Kind,
  strict: Verdict,
  lenient: Verdict,
])[] = [
  ["open", "comes", "optional", "breaking", "compatible"],
  ["open", "comes", "required", "breaking", "breaking"],
  ["open", "comes", "required with a default", "breaking", "compatible"],
  ["open", "goes", "optional", "compatible", "compatible"],
  ["open", "goes", "required", "compatible", "compatible"],
  ["open", "goes", "required with a default", "compatible", "compatible"],
  ["closed", "comes", "optional", "compatible", "compatible"],
  ["closed", "comes", "required", "breaking", "breaking"],
  ["closed", "comes", "required with a default", "breaking", "compatible"],
  ["closed", "goes", "optional", "breaking", "breaking"],
  ["closed", "goes", "required", "breaking", "breaking"],
  ["closed", "goes", "required with a default", "breaking", "breaking"],
];

describe("a property of an object", () => {
  it.each(table)("%s: %s, %s: %s, leniently %s", (model, change, kind, strict, lenient) => {
    const own = { ...base, ...(model === "closed" && { additionalProperties: false }) };
    const more = {
      ...own,
      properties: { ...base.properties, ...kinds[kind] },
      ...(kind !== "optional" && { required: ["p"] }),
    };
    const [before, after] = change === "comes" ? [own, more] : [more, own];
    expect(backward(before, after).verdict).toBe(strict);
    expect(backward(before, after, { undeclared: "declared-only", defaults: "fill" }).verdict).toBe(lenient);
  });
});
