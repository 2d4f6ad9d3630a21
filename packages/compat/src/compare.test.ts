import { describe, expect, it } from "vitest";
import { conditional, confirmWithAjv as confirm } from "../test/support/ajv.ts";
import { type CompareOptions, compare, type DirectionResult } from "./compare.ts";
import type { JsonSchema } from "./value.ts";

function backward(before: JsonSchema, after: JsonSchema, options: CompareOptions = {}): DirectionResult {
  const [result] = compare(before, after, { confirm, ...options }).directions;
  for (const finding of result?.findings ?? [])
    if (finding.class !== "annotation") expect(finding.confirmations).toBeGreaterThan(0);
  return result as DirectionResult;
}

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
      "type",
    ],
    [
      "propertyNames",
      { type: "object" },
      { type: "object", propertyNames: { maxLength: 2 } },
      "propertyNames",
    ],
    ["contains", { type: "array" }, { type: "array", contains: { type: "string" } }, "contains"],
    ["dependencies", { type: "object" }, { type: "object", dependencies: { a: ["b"] } }, "required"],
    ["if and then", {}, conditional({ type: "string" }, { minLength: 1 }), "minLength"],
    ["not", {}, { not: { type: "string" } }, "not"],
    [
      "exclusiveMaximum that was absent",
      { type: "number" },
      { type: "number", exclusiveMaximum: 1 },
      "exclusiveMaximum",
    ],
    ["items where there was none", { type: "array" }, { type: "array", items: { type: "string" } }, "type"],
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
      "type",
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
        rule: "maximum",
        class: "strict",
        old: "/properties/a/properties/b/maximum",
        new: "/properties/a/properties/b/maximum",
        path: "/a/b",
        witness: { a: { b: 5 } },
        confirmations: 2,
      },
      {
        rule: "required",
        class: "strict",
        old: "/properties/a",
        new: "/properties/a/required/0",
        path: "/a",
        witness: { a: {} },
        message: '/a must have the key "b"',
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

describe("classes and policies", () => {
  const open = { type: "object", properties: { a: { type: "integer" } } };
  const grown = { type: "object", properties: { a: { type: "integer" }, b: { type: "string" } } };

  it("tells what only an undeclared key breaks", () => {
    expect(backward(open, grown)).toMatchObject({
      verdict: "breaking",
      findings: [{ class: "only-by-undeclared-property", counts: true }],
    });
    expect(backward(open, grown, { undeclared: "declared-only" })).toMatchObject({
      verdict: "compatible",
      strict: "breaking",
      findings: [{ counts: false }],
    });
    const parts = { allOf: [open, { properties: { c: { type: "null" } } }] };
    const closed = { ...grown, additionalProperties: false };
    expect(backward(parts, closed).findings).toMatchObject([
      { rule: "additionalProperties", class: "strict", witness: { c: null } },
      { rule: "type", class: "only-by-undeclared-property", path: "/b" },
    ]);
  });

  it("tells what a default would fill", () => {
    const needed = { type: "object", properties: { a: { type: "integer", default: 1 } }, required: ["a"] };
    const wrong = { type: "object", properties: { a: { type: "integer", default: "x" } }, required: ["a"] };
    expect(backward(open, needed)).toMatchObject({
      verdict: "breaking",
      findings: [{ class: "default-would-fill" }, { class: "annotation" }],
    });
    expect(backward(open, needed, { defaults: "fill" })).toMatchObject({
      verdict: "compatible",
      strict: "breaking",
    });
    expect(backward(open, wrong, { defaults: "fill" })).toMatchObject({
      verdict: "breaking",
      findings: [{ class: "strict" }, { class: "annotation" }],
    });
  });

  it("tells what only a format breaks", () => {
    const dated = { type: "string", format: "date-time" };
    expect(backward({ type: "string" }, dated)).toMatchObject({
      verdict: "breaking",
      findings: [{ rule: "format", class: "only-by-format" }],
    });
    expect(backward({ type: "string" }, dated, { format: "annotate" })).toMatchObject({
      verdict: "compatible",
      strict: "breaking",
      findings: [{ class: "only-by-format", counts: false }],
    });
    expect(backward(dated, { type: "string", minLength: 1 })).toMatchObject({ verdict: "compatible" });
    expect(backward(dated, { type: "string", minLength: 1 }, { format: "annotate" })).toMatchObject({
      verdict: "breaking",
      strict: "compatible",
    });
    expect(backward({ type: "string" }, { type: "string", format: "made-up" })).toMatchObject({
      verdict: "compatible",
    });
  });

  it("tells what is beyond doubles", () => {
    const id = (maximum: number | bigint): JsonSchema => ({ type: "integer", minimum: 0, maximum });
    expect(backward(id(18446744073709551615n), id(18446744073709551614n))).toMatchObject({
      verdict: "breaking",
      findings: [{ class: "beyond-double", witness: 18446744073709551615n, confirmations: 1 }],
    });
    expect(backward(id(9007199254740992n), id(9007199254740993n)).verdict).toBe("compatible");
    expect(backward({ type: "integer" }, { type: "integer", format: "int64" })).toMatchObject({
      findings: [{ rule: "format", class: "beyond-double" }],
    });
    expect(
      backward({ type: "integer", format: "int64", minimum: 0 }, { type: "integer", format: "uint64" })
        .verdict,
    ).toBe("compatible");
  });

  it("notes a default that is another, without a verdict", () => {
    const result = backward(
      { type: "object", properties: { a: { default: 1 } } },
      { type: "object", properties: { a: { default: 2 } } },
    );
    expect(result).toMatchObject({
      verdict: "compatible",
      findings: [{ class: "annotation", counts: false, new: "/properties/a/default" }],
    });
  });
});

describe("bytes", () => {
  const json = (schema: JsonSchema): JsonSchema => ({
    contentEncoding: "binary",
    contentMediaType: "application/json",
    contentSchema: schema,
  });

  it("are compared by length and by the document in them", () => {
    expect(
      backward({ contentEncoding: "binary", maxLength: 3 }, { contentEncoding: "binary", maxLength: 4 })
        .verdict,
    ).toBe("compatible");
    expect(
      backward({ contentEncoding: "binary", maxLength: 4 }, { contentEncoding: "binary", maxLength: 3 })
        .findings,
    ).toMatchObject([{ rule: "maxLength", witness: new Uint8Array(4), confirmations: 1 }]);
    expect(backward(json({ type: "integer" }), json({ type: "number" })).verdict).toBe("compatible");
    expect(backward(json({ type: "number" }), json({ type: "integer" })).findings).toMatchObject([
      { rule: "type" },
    ]);
    expect(backward({ contentEncoding: "binary" }, { type: "string" }).verdict).toBe("breaking");
    const list = (schema: JsonSchema): JsonSchema => ({
      type: "array",
      items: { type: "integer", minimum: 0, maximum: 255 },
      contentSchema: schema,
    });
    expect(backward(list({ type: "number" }), list({ type: "integer" })).verdict).toBe("breaking");
  });
});

describe("what is not decided", () => {
  it("is unknown, by name", () => {
    expect(
      backward(
        { type: "object" },
        { $schema: draft2020, type: "object", unevaluatedProperties: { type: "string" } },
      ),
    ).toMatchObject({ verdict: "unknown" });
    expect(
      backward({ type: "object" }, { $schema: draft2020, unevaluatedProperties: false }).obligation,
    ).toContain("unevaluatedProperties");
    expect(
      backward({ type: "string" }, { allOf: [{ $ref: "https://example.com/other" }] }).obligation,
    ).toContain("https://example.com/other");
  });

  it("is not breaking when the second validator does not see it", () => {
    const result = backward({ type: "string" }, { type: "integer" }, { confirm: () => true });
    expect(result).toMatchObject({
      verdict: "unknown",
      findings: [],
      obligation: "a message on which the validators agree",
    });
  });

  it("is unknown when the caller cancels or the budget is used up", () => {
    const before = { type: "object", properties: { a: { type: "string" } } };
    const after = { type: "object", properties: { a: { minLength: 1 } } };
    expect(backward(before, after, { budget: { signal: AbortSignal.abort() } })).toMatchObject({
      verdict: "unknown",
      obligation: expect.stringContaining("cancelled"),
    });
    expect(backward(before, after, { budget: { steps: 1 } })).toMatchObject({
      verdict: "unknown",
      obligation: "the budget of steps",
    });
    expect(backward(before, after, { budget: { milliseconds: -1, steps: 100 } }).verdict).not.toBe(
      "compatible",
    );
  });
});

describe("recursion", () => {
  const branches = 12;
  const circular = (last: string): JsonSchema => ({
    $ref: "#/definitions/N0",
    definitions: Object.fromEntries(
      Array.from({ length: branches }, (_, i) => [
        `N${i}`,
        {
          oneOf: Array.from({ length: branches }, (_, j) => ({
            type: "object",
            required: ["kind"],
            properties: {
              kind: { const: `k${j}` },
              ...Object.fromEntries(
                Array.from({ length: 4 }, (_, p) => [
                  `p${p}`,
                  { $ref: `#/definitions/N${(i + j + p) % branches}` },
                ]),
              ),
              ...(i === branches - 1 && j === branches - 1 && { leaf: { type: last } }),
            },
            additionalProperties: false,
          })),
        },
      ]),
    ),
  });

  it("of 12 branches with 5 properties each is decided in time", () => {
    const start = performance.now();
    const budget = { milliseconds: 8000 };
    const wider = backward(circular("integer"), circular("number"), { budget });
    const narrower = backward(circular("number"), circular("integer"), { budget });
    expect(wider.verdict).toBe("compatible");
    expect(wider.proof?.byInduction).toBeGreaterThan(0);
    expect(narrower.verdict).toBe("breaking");
    expect(performance.now() - start).toBeLessThan(8000);
  });

  it("through several definitions is decided", () => {
    const operator = (leaf: JsonSchema): JsonSchema => ({
      $ref: "#/definitions/Op",
      definitions: {
        Op: { anyOf: [{ $ref: "#/definitions/Not" }, { $ref: "#/definitions/And" }, leaf] },
        Not: {
          type: "object",
          required: ["not"],
          properties: { not: { $ref: "#/definitions/Op" } },
          additionalProperties: false,
        },
        And: {
          type: "object",
          required: ["and"],
          properties: { and: { type: "array", items: { $ref: "#/definitions/Op" } } },
          additionalProperties: false,
        },
      },
    });
    expect(backward(operator({ const: "x" }), operator({ type: "string" })).verdict).toBe("compatible");
    expect(backward(operator({ type: "string" }), operator({ const: "x" })).verdict).toBe("breaking");
  });
});
