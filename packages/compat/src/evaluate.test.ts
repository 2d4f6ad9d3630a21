import { describe, expect, it } from "vitest";
import { doubling } from "../test/support/doubling.ts";
import { compile } from "./compile.ts";
import { explain, type Failure, holds } from "./evaluate.ts";
import type { Literal } from "./normal/graph.ts";
import type { JsonSchema, Value } from "./value.ts";

function failures(schema: JsonSchema, value: Value): readonly Failure[] {
  const { graph, roots } = compile([schema]);
  const found = explain(graph, roots[0] as Literal, value);
  expect(found.length === 0).toBe(holds(graph, roots[0] as Literal, value));
  return found;
}

describe("a refusal", () => {
  const union: JsonSchema = {
    anyOf: [
      { type: "null" },
      { type: "object", required: ["k"], properties: { k: { const: 1 }, v: { type: "string" } } },
      { type: "object", required: ["k"], properties: { k: { const: 2 }, v: { type: "integer" } } },
    ],
  };

  it.each<[string, JsonSchema, Value, readonly Partial<Failure>[]]>([
    ["nothing", { type: "integer" }, 1, []],
    [
      "a missing key",
      { required: ["a", "b"] },
      { a: 1 },
      [{ rule: "required", at: "/required/1", path: [], key: "b" }],
    ],
    [
      "an undeclared key",
      { additionalProperties: false },
      { a: 1 },
      [{ rule: "additionalProperties", at: "/additionalProperties", path: [], key: "a" }],
    ],
    [
      "a forbidden key",
      { properties: { "a/b": false } },
      { "a/b": 1 },
      [{ rule: "properties", at: "/properties/a~1b", path: [], key: "a/b" }],
    ],
    [
      "behind a reference",
      { items: { $ref: "#/definitions/N" }, definitions: { N: { maximum: 1 } } },
      [1, 2],
      [{ rule: "maximum", at: "/definitions/N/maximum", path: [1] }],
    ],
    [
      "in the branch that is meant",
      union,
      { k: 2, v: "x" },
      [{ rule: "type", at: "/anyOf/2/properties/v/type", path: ["v"] }],
    ],
    ["in no branch", union, { k: 3 }, [{ rule: "anyOf", at: "/anyOf", path: [] }]],
    ["an unlike value", union, 1, [{ rule: "anyOf", at: "/anyOf", path: [] }]],
    ["both of one", { oneOf: [{}, { type: "integer" }] }, 1, [{ rule: "oneOf", at: "/oneOf", path: [] }]],
    [
      "in bytes",
      { contentEncoding: "binary", contentSchema: { type: "integer" } },
      new Uint8Array([0x22, 0x22]),
      [{ rule: "type", at: "/contentSchema/type" }],
    ],
    ["exactly", { multipleOf: 0.1, maximum: 9007199254740992n }, 9007199254740993n, [{ rule: "maximum" }]],
  ])("is found: %s", (_, schema, value, expected) => {
    expect(failures(schema, value)).toMatchObject(expected);
  });

  it("is undecided where a keyword is not evaluated, unless another decides", () => {
    const opaque: JsonSchema = { type: "object", $dynamicRef: "#x" };
    const { graph, roots } = compile([
      opaque,
      { anyOf: [opaque, { type: "object" }] },
      { oneOf: [opaque, {}, {}] },
    ]);
    expect(roots.map((root) => holds(graph, root, {}))).toEqual([undefined, true, false]);
    expect(holds(graph, roots[0] as Literal, 1)).toBe(false);
  });
});

describe("schemas that refer to one more twice at every level", () => {
  it("are asked once about each part of a value", () => {
    const { graph, roots } = compile([
      doubling(60, { type: "integer" }, (next) => ({ contains: next, items: next })),
    ]);
    const nested = (levels: number, leaf: Value): Value => (levels === 0 ? leaf : [nested(levels - 1, leaf)]);
    expect(holds(graph, roots[0] as Literal, nested(60, 1))).toBe(true);
    expect(holds(graph, roots[0] as Literal, nested(60, "1"))).toBe(false);
  });

  it("are explained without being asked again", () => {
    let looks = 0;
    class Counted extends Array<Value> {
      override map<T>(of: (value: Value, index: number, all: Value[]) => T): T[] {
        looks++;
        return Array.from(this, (value, i) => of(value, i, this));
      }
    }
    const schema = doubling(25, { uniqueItems: true }, (next, afterNext) => ({ anyOf: [next, afterNext] }));
    expect(failures(schema, Counted.from([1, 1]) as Value)).toMatchObject([{ rule: "uniqueItems" }]);
    expect(looks).toBeLessThan(25);
  });
});
