import { expect, it } from "vitest";
import { confirmWithAjv as confirm } from "../test/support/ajv.ts";
import { compile } from "./compile.ts";
import { declaredOnly } from "./declared.ts";
import { holds } from "./evaluate.ts";
import type { Literal } from "./normal/graph.ts";
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

const encoded = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const payload = (contentSchema: JsonSchema): JsonSchema => ({
  properties: {
    p: {
      anyOf: [
        { contentEncoding: "binary", contentSchema },
        { contentEncoding: "binary", maxLength: 0 },
      ],
    },
  },
});
const list: JsonSchema = { type: "array", items: { type: "integer", minimum: 0, maximum: 255 } };

it.each<[string, JsonSchema, Value, boolean]>([
  ["a declared key", payload(tree), { p: encoded({ child: {}, id: 1 }) }, true],
  ["an undeclared key", payload(tree), { p: encoded({ other: 1 }) }, false],
  ["an undeclared key deep down", payload(tree), { p: encoded({ child: { other: 1 } }) }, false],
  ["an undeclared key beside", payload(tree), { p: encoded({}), other: 1 }, false],
  ["no document", payload(tree), { p: new Uint8Array() }, true],
  ["an array of bytes", { ...list, contentSchema: tree }, [...encoded({ child: {} })], true],
  ["an array of bytes, undeclared", { ...list, contentSchema: tree }, [...encoded({ other: 1 })], false],
])("in documents that bytes hold: %s", (_, schema, value, allowed) => {
  const { graph, roots } = compile([declaredOnly(schema)]);
  expect(holds(graph, roots[0] as Literal, value)).toBe(allowed);
});
