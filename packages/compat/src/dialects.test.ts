import { describe, expect, it } from "vitest";
import { conditional } from "../test/support/ajv.ts";
import { backward } from "../test/support/backward.ts";
import { compare } from "./compare.ts";
import type { JsonSchema } from "./value.ts";
import { isEmpty } from "./witness.ts";

const draft2020 = "https://json-schema.org/draft/2020-12/schema";
const draft04 = "http://json-schema.org/draft-04/schema#";

describe("the words of a draft", () => {
  it("find an anchor in a root that has an $id", () => {
    const named = {
      $schema: draft2020,
      $id: "https://example.com/root",
      $ref: "#text",
      $defs: { T: { $anchor: "text", type: "string" } },
    };
    expect(backward(named, { $schema: draft2020, type: "string" }).verdict).toBe("compatible");
    expect(backward({ $schema: draft2020, type: "string" }, named).verdict).toBe("compatible");
  });

  it("follow a dynamic reference to what the way to it says", () => {
    const listOf = (name: string, type: string): object => ({
      $id: name,
      $ref: "list",
      $defs: { item: { $dynamicAnchor: "item", type } },
    });
    const lists = (...types: readonly string[]): JsonSchema => ({
      $schema: draft2020,
      $id: "https://example.com/root",
      type: "object",
      properties: { a: { $ref: "list-a" }, b: { $ref: "list-b" } },
      $defs: {
        list: {
          $id: "list",
          type: "array",
          items: { $dynamicRef: "#item" },
          $defs: { any: { $dynamicAnchor: "item" } },
        },
        a: listOf("list-a", String(types[0])),
        b: listOf("list-b", String(types[1])),
      },
    });
    const plain = (a: string, b: string): JsonSchema => ({
      $schema: draft2020,
      type: "object",
      properties: {
        a: { type: "array", items: { type: a } },
        b: { type: "array", items: { type: b } },
      },
    });
    expect(backward(lists("string", "integer"), plain("string", "integer")).verdict).toBe("compatible");
    expect(backward(plain("string", "integer"), lists("string", "integer")).verdict).toBe("compatible");
    expect(backward(plain("string", "number"), lists("string", "integer")).findings).toMatchObject([
      { witness: { b: [0.5] } },
    ]);
    // Ajv takes the first anchor that it compiled for all.
    const { directions } = compare(lists("string", "number"), lists("string", "integer"));
    expect(directions[0]?.findings).toMatchObject([
      { rule: "type", new: "/$defs/b/$defs/item/type", path: "/b/0", witness: { b: [0.5] } },
    ]);
  });

  it("follow a recursive reference to the outermost that allows it", () => {
    const draft2019 = "https://json-schema.org/draft/2019-09/schema";
    const tree = (isClosed: boolean): JsonSchema => ({
      $schema: draft2019,
      $id: "https://example.com/closed",
      $recursiveAnchor: isClosed,
      $ref: "tree",
      unevaluatedProperties: false,
      $defs: {
        tree: {
          $id: "tree",
          $recursiveAnchor: true,
          type: "object",
          properties: { next: { $recursiveRef: "#" } },
        },
      },
    });
    expect(backward(tree(false), tree(true)).findings[0]).toMatchObject({ witness: { next: { a: 0 } } });
    expect(backward(tree(true), tree(false)).verdict).toBe("compatible");
  });

  it("take dependencies in later drafts, as validators do", () => {
    const before = { $schema: draft2020, dependencies: { a: ["b"] } };
    const after = { $schema: draft2020, dependentRequired: { a: ["b"] } };
    expect(backward(before, after).verdict).toBe("compatible");
    expect(backward({ $schema: draft2020 }, before).findings[0]?.witness).toHaveProperty("a");
  });

  it("leave out what draft-04 does not know", () => {
    const whole = {
      $schema: draft04,
      type: "object",
      ...conditional({}, false),
      propertyNames: { maxLength: 1 },
    };
    // Ajv 8 does not read draft-04.
    const { verdict } = compare({ $schema: draft04, type: "object" }, whole, { mode: "full" });
    expect(verdict).toBe("compatible");
  });

  it("prove nothing from lengths that doubles cannot count", () => {
    expect(isEmpty({ type: "string", minLength: 2n ** 64n, pattern: "^a" })).toBe(undefined);
    expect(isEmpty({ type: "string", minLength: 2n ** 64n, maxLength: 3 })).toBe(true);
  });
});
