import { describe, expect, it } from "vitest";
import { conditional } from "../../test/support/ajv.ts";
import { backward } from "../../test/support/backward.ts";
import type { JsonSchema } from "../value.ts";

const draft2019 = "https://json-schema.org/draft/2019-09/schema";
const draft2020 = "https://json-schema.org/draft/2020-12/schema";

const open = (schema: object): JsonSchema => ({ $schema: draft2020, type: "object", ...schema });
const list = (schema: object): JsonSchema => ({ $schema: draft2020, type: "array", ...schema });
const named = (...names: readonly string[]): object => ({
  properties: Object.fromEntries(names.map((name) => [name, { type: "integer" }])),
});
const closed = { unevaluatedProperties: false };

describe("unevaluatedProperties", () => {
  it.each<[string, JsonSchema, JsonSchema]>([
    [
      "as additionalProperties, over allOf",
      { type: "object", ...named("a", "b"), additionalProperties: false },
      open({ allOf: [named("a"), { $ref: "#/$defs/B" }], $defs: { B: named("b") }, ...closed }),
    ],
    [
      "with patterns",
      { ...named("ab"), additionalProperties: false },
      { $schema: draft2020, allOf: [{ patternProperties: { "^a": { type: "integer" } } }], ...closed },
    ],
    [
      "in the branch that holds",
      open({ required: ["a"], ...named("a", "b"), additionalProperties: false }),
      open({ anyOf: [{ required: ["a"], ...named("a", "b") }, named("c")], ...closed }),
    ],
    [
      "under a condition",
      open({
        required: ["k"],
        properties: { k: { const: 1 }, x: { type: "string" } },
        additionalProperties: false,
      }),
      open({
        properties: { k: true },
        ...conditional({ properties: { k: { const: 1 } } }, { properties: { x: true } }),
        ...closed,
      }),
    ],
    [
      "under a key that is there",
      open({ required: ["a"], properties: { a: true, b: true }, additionalProperties: false }),
      open({ properties: { a: true }, dependentSchemas: { a: { properties: { b: true } } }, ...closed }),
    ],
    [
      "closed deeper",
      open({ ...closed, ...named("a") }),
      open({ allOf: [{ unevaluatedProperties: true }], ...closed }),
    ],
    [
      "of another draft",
      { type: "object", ...named("a"), additionalProperties: { type: "string" } },
      {
        ...(open({ allOf: [named("a")], unevaluatedProperties: { type: "string" } }) as object),
        $schema: draft2019,
      },
    ],
  ])("%s holds", (_, before, after) => {
    expect(backward(before, after)).toMatchObject({ verdict: "compatible" });
  });

  it.each<[string, JsonSchema, JsonSchema, unknown]>([
    ["alone", open({}), open({ ...named("a"), ...closed }), expect.any(Object)],
    [
      "of a key of the branch that fails",
      open(named("a", "c")),
      open({
        anyOf: [
          { required: ["a"], ...named("a") },
          { required: ["b"], ...named("c") },
        ],
        ...closed,
      }),
      expect.any(Object),
    ],
    [
      "of what only a negation names",
      open({ properties: { a: true }, additionalProperties: false }),
      open({ not: { not: { properties: { a: true } } }, ...closed }),
      { a: 0 },
    ],
    [
      "of what only another schema beside names",
      open({ properties: { a: true }, additionalProperties: false }),
      open({ allOf: [{ properties: { a: true } }, closed] }),
      { a: 0 },
    ],
  ])("%s is found", (_, before, after, witness) => {
    const { verdict, findings } = backward(before, after);
    expect(verdict).toBe("breaking");
    expect(findings.at(-1)?.witness).toEqual(witness);
  });

  it("is the place of the finding", () => {
    const before = open({ properties: { a: true, b: true }, additionalProperties: false });
    expect(
      backward(before, open({ allOf: [{ properties: { a: true } }], ...closed })).findings,
    ).toMatchObject([{ rule: "unevaluatedProperties", new: "/unevaluatedProperties", witness: { b: 0 } }]);
  });
});

describe("unevaluatedItems", () => {
  it.each<[string, JsonSchema, JsonSchema, string]>([
    [
      "after a tuple",
      list({ maxItems: 2 }),
      list({ prefixItems: [true, true], unevaluatedItems: false }),
      "compatible",
    ],
    [
      "after a shorter tuple",
      list({ maxItems: 2 }),
      list({ prefixItems: [true], unevaluatedItems: false }),
      "breaking",
    ],
    [
      "after the longest tuple that holds",
      list({ prefixItems: [{ const: 1 }, { type: "string" }], maxItems: 2, minItems: 1 }),
      list({
        anyOf: [{ prefixItems: [{ const: 1 }, true] }, { prefixItems: [true] }],
        unevaluatedItems: false,
      }),
      "compatible",
    ],
    [
      "but for what is contained",
      list({ prefixItems: [{ const: 1 }], items: { type: "string" }, minItems: 1 }),
      list({ contains: { type: "string" }, minContains: 0, unevaluatedItems: { const: 1 } }),
      "compatible",
    ],
  ])("%s", (_, before, after, verdict) => {
    expect(backward(before, after).verdict).toBe(verdict);
  });

  // Ajv takes every item for evaluated beside `contains`.
  it.each<[string, JsonSchema, JsonSchema]>([
    [
      "refuses what only looks contained",
      list({ items: { type: "integer" }, minItems: 1 }),
      list({ anyOf: [{ contains: { minimum: 3 } }, true], unevaluatedItems: false }),
    ],
    [
      "refuses what is contained in 2019-09, where that does not count",
      list({ items: { type: "string" }, minItems: 1 }),
      { $schema: draft2019, contains: { type: "string" }, unevaluatedItems: false },
    ],
  ])("%s", (_, before, after) => {
    expect(backward(before, after, { confirm: () => undefined }).verdict).toBe("breaking");
  });
});

describe("references that depend on the path to them", () => {
  const tree = (leaf: JsonSchema, closedTree: object = {}): JsonSchema => ({
    $schema: draft2020,
    $id: "https://example.com/strict",
    $dynamicAnchor: "node",
    $ref: "tree",
    ...closedTree,
    $defs: {
      tree: {
        $id: "https://example.com/tree",
        $dynamicAnchor: "node",
        type: "object",
        properties: { data: leaf, children: { type: "array", items: { $dynamicRef: "#node" } } },
      },
    },
  });

  it("lead to the outermost schema of the name when that is the root", () => {
    expect(backward(tree({ type: "integer" }), tree({ type: "number" })).verdict).toBe("compatible");
    expect(backward(tree({ type: "integer" }, closed), tree({ type: "integer" })).verdict).toBe("compatible");
    expect(backward(tree(true), tree(true, closed)).findings).toMatchObject([
      { rule: "unevaluatedProperties", new: "/unevaluatedProperties" },
    ]);
  });

  it("work as 2019-09 spells them", () => {
    const list2019 = (leaf: string): JsonSchema => ({
      $schema: draft2019,
      $recursiveAnchor: true,
      anyOf: [{ type: leaf }, { type: "array", items: { $recursiveRef: "#" } }],
    });
    expect(backward(list2019("integer"), list2019("number")).verdict).toBe("compatible");
    expect(backward(list2019("number"), list2019("integer")).findings).toMatchObject([{ witness: 0.5 }]);
  });

  it("lead where the way to them says when there are several", () => {
    const several = {
      $schema: draft2020,
      anyOf: [{ $ref: "a" }, { $ref: "b" }],
      $defs: {
        a: { $id: "https://example.com/a", $dynamicAnchor: "x", type: "array", items: { $dynamicRef: "#x" } },
        b: { $id: "https://example.com/b", $dynamicAnchor: "x", $ref: "a" },
      },
      $id: "https://example.com/root",
    };
    expect(backward(several, { type: "array", items: { type: "array" } }).verdict).toBe("compatible");
    expect(backward({ type: "array", items: { type: "array" } }, several).findings).toMatchObject([
      { witness: [[0]] },
    ]);
  });
});
