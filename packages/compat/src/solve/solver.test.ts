import { describe, expect, it } from "vitest";
import { conditional } from "../../test/support/ajv.ts";
import { compile } from "../compile.ts";
import { holds } from "../evaluate.ts";
import { complement } from "../normal/graph.ts";
import type { JsonSchema } from "../value.ts";
import { Budget } from "./budget.ts";
import { isEmpty, type Outcome } from "./outcome.ts";
import { Solver } from "./solver.ts";

function solve(schema: JsonSchema, want = 1): Outcome {
  const { graph, roots } = compile([schema]);
  const outcome = new Solver(graph, new Budget()).solve(roots, want);
  for (const value of outcome.values) expect(holds(graph, roots[0] as number, value)).toBe(true);
  return outcome;
}

/** Whether every value of `a` is of `b`, or a value that is not. */
function within(a: JsonSchema, b: JsonSchema): unknown {
  const { graph, roots } = compile([a, b]);
  const outcome = new Solver(graph, new Budget()).solve([roots[0] as number, complement(roots[1] as number)]);
  return isEmpty(outcome) ? true : (outcome.values[0] ?? outcome.why);
}

describe("schemas without a value", () => {
  it.each<[string, JsonSchema]>([
    ["false", false],
    ["a type against a constant", { type: "string", const: 1 }],
    ["an interval", { type: "integer", exclusiveMinimum: 1, exclusiveMaximum: 2 }],
    ["multiples", { type: "number", multipleOf: 0.3, minimum: 0.1, maximum: 0.2 }],
    ["not multiples", { type: "integer", multipleOf: 6, not: { multipleOf: 3 } }],
    ["a pattern against a length", { type: "string", pattern: "^a{3}$", maxLength: 2 }],
    ["two patterns", { type: "string", pattern: "^[a-c]+$", not: { pattern: "^[abc]*$" } }],
    ["a required key that cannot be", { type: "object", required: ["a"], properties: { a: false } }],
    ["a required key without a name", { type: "object", required: ["ab"], propertyNames: { maxLength: 1 } }],
    ["too few names", { type: "object", minProperties: 3, propertyNames: { enum: ["a", "b"] } }],
    [
      "too few patterned names",
      { type: "object", minProperties: 3, patternProperties: { "^[ab]$": {} }, additionalProperties: false },
    ],
    [
      "too few values that differ",
      { type: "array", uniqueItems: true, minItems: 3, items: { type: "boolean" } },
    ],
    ["contains against items", { type: "array", items: { type: "string" }, contains: { type: "number" } }],
    ["a tuple against a length", { type: "array", items: [{}, false], minItems: 2 }],
    ["an endless list", { type: "object", required: ["next"], properties: { next: { $ref: "#" } } }],
    [
      "two endless lists",
      {
        definitions: {
          A: { type: "object", required: ["b"], properties: { b: { $ref: "#/definitions/B" } } },
          B: { type: "object", required: ["a"], properties: { a: { $ref: "#/definitions/A" } } },
        },
        anyOf: [
          { $ref: "#/definitions/A" },
          { type: "array", minItems: 1, items: { $ref: "#/definitions/B" } },
        ],
      },
    ],
    ["oneOf with equal branches", { oneOf: [{ type: "string" }, { type: "string" }] }],
    [
      "a dependency",
      { type: "object", required: ["a"], dependencies: { a: ["b"] }, properties: { b: false } },
    ],
    ["if and then", { const: 1, ...conditional({ type: "integer" }, { minimum: 2 }) }],
    ["binary of a document that cannot be", { contentEncoding: "binary", contentSchema: false }],
  ])("%s", (_, schema) => {
    expect(solve(schema)).toMatchObject({ values: [], all: true });
  });
});

describe("schemas with a value", () => {
  it.each<[string, JsonSchema]>([
    ["beyond doubles", { type: "integer", exclusiveMinimum: 9007199254740993n }],
    ["a fraction", { type: "number", not: { type: "integer" }, minimum: 5 }],
    ["a multiple", { multipleOf: 0.1, type: "number", exclusiveMinimum: 0.2, not: { const: 0.3 } }],
    ["a text by look-ahead", { type: "string", pattern: "^(?=.*[0-9])(?=.*[a-z]).{4,}$" }],
    ["fresh names", { type: "object", minProperties: 4, patternProperties: { "^x": false } }],
    [
      "contains twice",
      {
        $schema: "https://json-schema.org/draft/2019-09/schema",
        type: "array",
        contains: { const: 7 },
        minContains: 2,
        maxContains: 2,
        minItems: 4,
      },
    ],
    [
      "items that differ",
      { type: "array", uniqueItems: true, minItems: 6, items: { enum: [1, 2, 3, 4, 5, 6] } },
    ],
    ["a list that may end", { type: "object", properties: { next: { $ref: "#" } }, required: ["id"] }],
    ["oneOf", { oneOf: [{ minimum: 2, type: "number" }, { type: "integer" }] }],
    [
      "binary of a document",
      { contentEncoding: "binary", minLength: 9, contentSchema: { required: ["a"], type: "object" } },
    ],
    ["a date", { type: "string", format: "date-time" }],
    ["not unique", { type: "array", not: { uniqueItems: true }, items: { type: "string" } }],
    [
      "a tree",
      {
        definitions: {
          T: {
            anyOf: [{ type: "null" }, { type: "array", items: { $ref: "#/definitions/T" }, minItems: 2 }],
          },
        },
        $ref: "#/definitions/T",
        type: "array",
      },
    ],
  ])("%s", (_, schema) => {
    expect(solve(schema).values).toHaveLength(1);
  });

  it("finds all of a few and different ones of many", () => {
    expect(solve({ type: "integer", minimum: 1, maximum: 3 }, 9)).toMatchObject({
      values: [1, 2, 3],
      all: true,
    });
    expect(solve({ type: "string", pattern: "^[ab]{1,2}$" }, 9)).toMatchObject({ all: true });
    expect(solve({ type: "string", pattern: "^[ab]{1,2}$" }, 9).values).toHaveLength(6);
    expect(new Set(solve({ type: "string" }, 5).values).size).toBe(5);
    expect(
      solve({ type: "object", required: ["a"], properties: { a: { type: "boolean" } } }, 3).values.length,
    ).toBeGreaterThanOrEqual(3);
  });
});

describe("containment", () => {
  it.each<[string, JsonSchema, JsonSchema]>([
    ["the same", { type: "string" }, { type: ["string"] }],
    ["anyOf of types", { type: ["string", "null"] }, { anyOf: [{ type: "null" }, { type: "string" }] }],
    [
      "an interval in two",
      { type: "integer", minimum: 0, maximum: 9 },
      { anyOf: [{ maximum: 4 }, { minimum: 5 }] },
    ],
    [
      "a union by a constant",
      { type: "object", required: ["k"], properties: { k: { const: "a" }, v: { type: "string" } } },
      {
        oneOf: [
          { required: ["k"], properties: { k: { const: "a" } } },
          { required: ["k"], properties: { k: { const: "b" } } },
        ],
      },
    ],
    [
      "recursion under other names",
      {
        $ref: "#/definitions/A",
        definitions: { A: { type: "object", properties: { n: { $ref: "#/definitions/A" } } } },
      },
      { type: "object", properties: { n: { type: "object", properties: { n: { $ref: "#" } } } } },
    ],
    [
      "a pattern for additional",
      { type: "object", patternProperties: { "^[a-z]$": { type: "string" } }, additionalProperties: false },
      { additionalProperties: { type: "string" } },
    ],
    [
      "draft 2020 tuples",
      {
        $schema: "https://json-schema.org/draft/2020-12/schema",
        type: "array",
        prefixItems: [{ type: "string" }],
        items: false,
      },
      { items: [{ type: "string" }], additionalItems: { type: "null" } },
    ],
    ["not a type", { not: { type: "string" } }, { type: ["null", "boolean", "number", "array", "object"] }],
    ["dependencies", { type: "object", required: ["b"] }, { dependencies: { a: ["b"] } }],
    [
      "if",
      { ...conditional({ type: "string" }, { minLength: 2 }), else: false },
      { type: "string", minLength: 1 },
    ],
    ["uuid by pattern", { type: "string", format: "uuid" }, { pattern: "^.{36}$" }],
  ])("%s", (_, a, b) => {
    expect(within(a, b)).toBe(true);
  });

  it.each<[string, JsonSchema, JsonSchema, unknown]>([
    [
      "an open key",
      { type: "object", properties: { a: {} } },
      { properties: { b: { type: "string" } } },
      { b: null },
    ],
    [
      "a key with a line end",
      { type: "object", patternProperties: { "^.*$": { type: "null" } } },
      { additionalProperties: { type: "null" } },
      { "\n": false },
    ],
    [
      "1 beyond",
      { type: "integer", maximum: 9007199254740993n },
      { maximum: 9007199254740992n },
      9007199254740993n,
    ],
    [
      "overlap of oneOf",
      { enum: [1, "a"] },
      { oneOf: [{ type: "number" }, { type: "integer" }, { type: "string" }] },
      1,
    ],
  ])("%s is found", (_, a, b, witness) => {
    expect(within(a, b)).toEqual(witness);
  });

  it("names what is not supported", () => {
    expect(within({ type: "string" }, { pattern: "(a)\\1" })).toBe("");
    expect(within({ type: "string", pattern: "(a)\\1" }, { pattern: "a\\ba" })).toContain("pattern");
    expect(within({ type: "string" }, { allOf: [{ $ref: "other.json" }] })).toContain("other.json");
    expect(within({ type: "string" }, { anyOf: [{ $ref: "#" }] })).toContain("itself");
  });

  it("says unknown, and stops at once, when a schema is hostile", () => {
    const clause = (i: number, j: number) => ({ not: { required: [`k${i}`, `k${j}`] } });
    const holes = Array.from({ length: 11 }, (_, p) => ({
      anyOf: Array.from({ length: 10 }, (_, h) => ({ required: [`p${p}h${h}`] })),
    }));
    const apart = Array.from({ length: 10 }, (_, h) =>
      Array.from({ length: 11 }, (_, p) =>
        Array.from({ length: p }, (_, q) => ({ not: { required: [`p${p}h${h}`, `p${q}h${h}`] } })),
      ),
    ).flat(2);
    const { graph, roots } = compile([{ type: "object", allOf: [...holes, ...apart, clause(0, 1)] }]);
    const budget = new Budget({ steps: 100, milliseconds: Number.POSITIVE_INFINITY });
    const outcome = new Solver(graph, budget).solve(roots);
    expect(outcome).toMatchObject({ values: [], all: false });
    expect(outcome.why).toContain("budget");
    expect(budget.steps).toBeLessThan(200);
  });
});
