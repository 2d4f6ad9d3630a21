import { describe, expect, it } from "vitest";
import { conditional, confirmWithAjv as confirm } from "../test/support/ajv.ts";
import { backward } from "../test/support/backward.ts";
import { compare } from "./compare.ts";
import { type JsonSchema, keyOf } from "./value.ts";

const draft2019 = "https://json-schema.org/draft/2019-09/schema";
const draft2020 = "https://json-schema.org/draft/2020-12/schema";

describe("changes that break nobody, which other checkers report", () => {
  it.each<[string, JsonSchema, JsonSchema]>([
    ["a new branch", { anyOf: [{ type: "string" }] }, { anyOf: [{ type: "string" }, { type: "null" }] }],
    ["minimum 2 to more than 1", { type: "integer", minimum: 2 }, { type: "integer", exclusiveMinimum: 1 }],
    [
      "a new property of any kind",
      { type: "object", properties: {} },
      { type: "object", properties: { a: {} } },
    ],
    [
      "other words for a union",
      { anyOf: [{ type: "string" }, { type: "null" }] },
      { type: ["null", "string"] },
    ],
    [
      "no change",
      { type: "object", additionalProperties: true, properties: { a: { type: "array" } } },
      { type: "object", additionalProperties: true, properties: { a: { type: "array" } } },
    ],
    [
      "oneOf of kinds that are apart",
      { type: ["string", "integer"] },
      { oneOf: [{ type: "string" }, { type: "integer" }] },
    ],
    [
      "a definition under another name",
      { $ref: "#/definitions/A", definitions: { A: { type: "string" } } },
      { $ref: "#/definitions/B", definitions: { B: { $ref: "#/definitions/C" }, C: { type: "string" } } },
    ],
    [
      "an exclusive bound alone",
      { type: "number", exclusiveMaximum: 5 },
      { type: "number", exclusiveMaximum: 6 },
    ],
    [
      "a multiple that is no integer",
      { type: "number", multipleOf: 0.3 },
      { type: "number", multipleOf: 0.1 },
    ],
    [
      "what binary is said to hold",
      { type: "string" },
      { type: "string", contentMediaType: "application/json", contentEncoding: "base64" },
    ],
    [
      "additionalItems without a tuple",
      { type: "array", items: {} },
      { type: "array", items: {}, additionalItems: false },
    ],
    ["prefixItems in draft-07", { type: "array" }, { type: "array", prefixItems: [{ type: "string" }] }],
    [
      "siblings that draft-07 ignores",
      { type: "string" },
      { definitions: { S: { type: "string" } }, allOf: [{ $ref: "#/definitions/S", type: "array" }] },
    ],
    ["a constant that is false", { const: false }, { const: false, type: "boolean" }],
    [
      "constants of objects and arrays",
      { const: { a: [1, { b: null }] } },
      { enum: [{ a: [1, { b: null }] }, []] },
    ],
    [
      "dependencies spelled anew",
      { type: "object", dependencies: { a: ["b"], c: { minProperties: 2 } } },
      {
        $schema: draft2019,
        type: "object",
        dependentRequired: { a: ["b"] },
        dependentSchemas: { c: { minProperties: 2 } },
      },
    ],
    [
      "tuples spelled anew",
      { type: "array", items: [{ type: "string" }], additionalItems: false },
      { $schema: draft2020, type: "array", prefixItems: [{ type: "string" }], items: false },
    ],
    [
      "an anchor",
      { $id: "https://example.com/a", $ref: "#S", definitions: { S: { $id: "#S", type: "string" } } },
      { $schema: draft2020, $ref: "#S", $defs: { S: { $anchor: "S", type: "string" } } },
    ],
    [
      "not of an array",
      { not: { type: "array", items: { type: "string" } } },
      { not: { type: "array", maxItems: 0 } },
    ],
  ])("%s", (_, before, after) => {
    const result = backward(before, after);
    expect(result).toMatchObject({ verdict: "compatible", findings: [] });
    expect(result.proof?.argument).toBeTruthy();
  });
});

describe("changes that break, which other checkers miss", () => {
  it.each<[string, JsonSchema, JsonSchema, string]>([
    [
      "a closed object",
      { type: "object", properties: { a: {} } },
      { type: "object", properties: { a: {} }, additionalProperties: false },
      "additionalProperties",
    ],
    [
      "a tuple that is longer",
      { type: "array", items: [{}] },
      { type: "array", items: [{}, {}], minItems: 2 },
      "minItems",
    ],
    [
      "a branch less in oneOf",
      { oneOf: [{ type: "string" }, { type: "null" }] },
      { oneOf: [{ type: "string" }] },
      "oneOf",
    ],
    [
      "a branch in oneOf that overlaps",
      { oneOf: [{ type: "integer" }] },
      { oneOf: [{ type: "integer" }, { type: "number" }] },
      "oneOf",
    ],
    [
      "another required key",
      { type: "object", required: ["foo"] },
      { type: "object", required: ["bar"] },
      "required",
    ],
    ["uniqueItems", { type: "array" }, { type: "array", uniqueItems: true }, "uniqueItems"],
    ["multipleOf", { type: "integer", multipleOf: 2 }, { type: "integer", multipleOf: 4 }, "multipleOf"],
    ["an enum of no texts", { enum: [1, null, {}] }, { enum: [1, null] }, "enum"],
    [
      "a pattern that is not anchored",
      { type: "string", pattern: "a" },
      { type: "string", pattern: "^a" },
      "pattern",
    ],
    [
      "patternProperties",
      { type: "object" },
      { type: "object", patternProperties: { "^x": { type: "string" } } },
      "patternProperties",
    ],
    [
      "propertyNames",
      { type: "object" },
      { type: "object", propertyNames: { maxLength: 2 } },
      "propertyNames",
    ],
    ["contains", { type: "array" }, { type: "array", contains: { type: "string" } }, "contains"],
    ["dependencies", { type: "object" }, { type: "object", dependencies: { a: ["b"] } }, "dependencies"],
    ["if and then", {}, conditional({ type: "string" }, { minLength: 1 }), "then"],
    ["not", {}, { not: { type: "string" } }, "not"],
    [
      "exclusiveMaximum that was absent",
      { type: "number" },
      { type: "number", exclusiveMaximum: 1 },
      "exclusiveMaximum",
    ],
    ["items where there was none", { type: "array" }, { type: "array", items: { type: "string" } }, "items"],
    ["a limit on length", { type: "string" }, { type: "string", maxLength: 3 }, "maxLength"],
    [
      "a bound behind a definition",
      { $ref: "#/definitions/A", definitions: { A: { type: "integer" } } },
      { $ref: "#/definitions/A", definitions: { A: { type: "integer", minimum: 0 } } },
      "minimum",
    ],
    [
      "a key that objects inherit",
      { type: "object" },
      { type: "object", required: ["constructor"] },
      "required",
    ],
    [
      "keys with a line end",
      { type: "object", patternProperties: { "^.*$": { type: "null" } } },
      { type: "object", additionalProperties: { type: "null" } },
      "additionalProperties",
    ],
    [
      "unevaluated by name only",
      { $schema: draft2020, type: "array" },
      { $schema: draft2020, type: "array", contains: { const: 1 }, minContains: 2 },
      "contains",
    ],
  ])("%s", (_, before, after, rule) => {
    const result = backward(before, after);
    expect(result.verdict).toBe("breaking");
    expect(result.findings.map((finding) => finding.rule)).toContain(rule);
    for (const { witness } of result.findings) {
      expect(confirm(before, witness as never)).not.toBe(false);
      expect(confirm(after, witness as never)).not.toBe(true);
    }
  });
});

describe("each cause is one finding", () => {
  it("with its place in both schemas and in the message, and a small witness", () => {
    const before = {
      type: "object",
      properties: { a: { type: "object", properties: { b: { type: "integer", maximum: 9 } } } },
      required: ["a"],
    };
    const after = {
      ...before,
      properties: {
        a: { type: "object", properties: { b: { type: "integer", maximum: 4 } }, required: ["b"] },
      },
    };
    expect(backward(before, after).findings).toMatchObject([
      {
        rule: "required",
        class: "strict",
        old: "/properties/a",
        new: "/properties/a/required/0",
        path: "/a",
        witness: { a: {} },
        message: '/a must have the key "b"',
      },
      {
        rule: "maximum",
        class: "strict",
        old: "/properties/a/properties/b/maximum",
        new: "/properties/a/properties/b/maximum",
        path: "/a/b",
        witness: { a: { b: 5 } },
        confirmations: 2,
      },
    ]);
  });

  it("has the words of both validators", () => {
    const [result] = compare(
      { type: "string" },
      { type: "integer" },
      {
        confirm: (schema) => ({
          valid: keyOf(schema).includes("string"),
          message: "is not a whole number",
        }),
      },
    ).directions;
    expect(result?.findings).toMatchObject([
      {
        confirmations: 2,
        refusals: [
          { by: "evaluator", message: "the message must be an integer" },
          { by: "confirm", message: "is not a whole number" },
        ],
      },
    ]);
  });

  it("is at the definition once, however often it is used", () => {
    const schema = (maximum: number): JsonSchema => ({
      type: "object",
      properties: { a: { $ref: "#/definitions/N" }, b: { $ref: "#/definitions/N" } },
      definitions: { N: { type: "integer", maximum } },
    });
    expect(backward(schema(9), schema(8)).findings).toMatchObject([{ new: "/definitions/N/maximum" }]);
    expect(backward(schema(8), schema(9)).verdict).toBe("compatible");
  });

  it("is at the branch that the message is meant for", () => {
    const union = (most: number): JsonSchema => ({
      anyOf: ["a", "b"].map((kind) => ({
        type: "object",
        required: ["kind", "n"],
        properties: { kind: { const: kind }, n: { type: "integer", maximum: kind === "b" ? most : 9 } },
      })),
    });
    expect(backward(union(9), union(5)).findings).toMatchObject([
      { rule: "maximum", new: "/anyOf/1/properties/n/maximum", path: "/n", witness: { kind: "b", n: 6 } },
    ]);
  });

  it("is at the branch that the writer means, though another comes nearer", () => {
    const events = (type: string): JsonSchema => ({
      anyOf: [{ $ref: "#/definitions/Insert" }, { $ref: "#/definitions/Delete" }],
      definitions: {
        Insert: { type: "array", items: [{ type: "string" }, { type: "object", required: ["data"] }] },
        Delete: { type, items: [{ const: "delete" }, { type: "object" }] },
      },
    });
    expect(backward(events("array"), events("string")).findings).toMatchObject([
      { rule: "type", old: "/definitions/Delete/type", new: "/definitions/Delete/type" },
    ]);
  });

  it("is at the branch that the writer means at this place, and inside documents that bytes hold", () => {
    const pair = (other: string): JsonSchema => ({
      contentEncoding: "binary",
      contentMediaType: "application/json",
      contentSchema: {
        type: "object",
        properties: {
          id: { $ref: "#/definitions/Id" },
          parent: { anyOf: [{ $ref: "#/definitions/Id" }, { type: other }] },
        },
        required: ["id", "parent"],
        additionalProperties: false,
      },
      definitions: { Id: { type: "string", minLength: 1 } },
    });
    const at = "/contentSchema/properties/parent/anyOf/1/type";
    expect(backward(pair("null"), pair("boolean")).findings).toMatchObject([
      {
        old: at,
        new: at,
        path: "/parent",
        message: "/parent of the document in the message must be a boolean",
      },
    ]);
  });

  it("is one, in a branch that would overlap another without it", () => {
    const union = (type: string): JsonSchema => ({
      type: "object",
      properties: { v: { oneOf: [{ type }, { type: "object", required: ["a"] }] } },
      additionalProperties: false,
    });
    const result = backward(union("array"), union("string"));
    expect(result.findings).toHaveLength(1);
    expect(result.obligation).toBeUndefined();
  });

  it("stops at the most that was asked for, and says so", () => {
    const keys = Array.from({ length: 9 }, (_, i) => `k${i}`);
    const result = backward({ type: "object" }, { type: "object", required: keys }, { maxFindings: 3 });
    expect(result.findings).toHaveLength(3);
    expect(result.obligation).toContain("more than 3");
  });
});
