import { expect, it } from "vitest";
import { confirmWithAjv as confirm } from "../test/support/ajv.ts";
import { declaredOnly } from "./declared.ts";
import type { JsonSchema, Value } from "./value.ts";

const tree: JsonSchema = {
  type: "object",
  properties: { child: { $ref: "#" }, list: { type: "array", items: { $ref: "#/definitions/Leaf" } } },
  required: ["id"],
  definitions: {
    Leaf: { anyOf: [{ properties: { a: {} } }, { properties: { b: {} }, patternProperties: { "^x-": {} } }] },
  },
};

it.each<[string, JsonSchema, Value, boolean]>([
  ["a declared key", tree, { child: {} }, true],
  ["a key that is only required", tree, { id: 1 }, true],
  ["an undeclared key", tree, { other: 1 }, false],
  ["an undeclared key deep down", tree, { child: { child: { other: 1 } } }, false],
  ["keys of several branches", tree, { list: [{ a: 1, b: 1, "x-y": 1 }] }, true],
  ["a key of no branch", tree, { list: [{ c: 1 }] }, false],
  ["a map", { type: "object", additionalProperties: { properties: { a: {} } } }, { any: { a: 1 } }, true],
  [
    "an undeclared key in a map",
    { type: "object", additionalProperties: { properties: { a: {} } } },
    { any: { b: 1 } },
    false,
  ],
  ["an object that names nothing", { type: "object" }, { any: 1 }, true],
  ["parts of allOf", { allOf: [{ properties: { a: {} } }, { properties: { b: {} } }] }, { a: 1, b: 1 }, true],
  [
    "a tuple",
    { items: [{ properties: { a: {} } }], additionalItems: { properties: { b: {} } } },
    [{ a: 1 }, { b: 1 }],
    true,
  ],
  [
    "a tuple's undeclared key",
    { items: [{ properties: { a: {} } }], additionalItems: { properties: { b: {} } } },
    [{ a: 1 }, { a: 1 }],
    false,
  ],
  ["what is beneath not", { properties: { a: {} }, not: { properties: { b: {} } } }, { b: 1 }, false],
  ["no object at all", tree, "text", true],
])("%s", (_, schema, value, allowed) => {
  expect(confirm(declaredOnly(schema), value)).toBe(allowed);
});
