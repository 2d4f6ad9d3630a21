import type { JsonSchema } from "@waybill/runtime";
import { byteArrayCodec } from "@waybill/runtime/codegen";
import { describe, expect, it, test } from "vitest";
import { compileInProcess } from "../compile/compile-validator.ts";
import { messageSchema } from "./message-schema.ts";

const items = { type: "integer", minimum: 0, maximum: 255 };
const list = { type: "array", items, contentMediaType: "application/json" };
const binary = { contentEncoding: "binary", items, contentMediaType: "application/json" };
const here = { self: true };

const placesIn = (schema: JsonSchema) => messageSchema({ encoding: "json" }, schema).byteArrays;

/** The places in a message whose member `a` has this schema. */
const placesOf = (a: unknown, definitions = {}) =>
  placesIn({ properties: { a }, definitions } as JsonSchema)?.members?.["a"];

const found: [name: string, schema: JsonSchema, places: unknown][] = [
  ["by itself", list, here],
  ["where an object may stand", { anyOf: [list, { type: "object", allOf: [{ required: ["x"] }] }] }, here],
  ["where null may stand", { description: "A.", oneOf: [{ type: "null" }, list] }, here],
  ["in two forms", { anyOf: [list, { ...list, minItems: 1 }] }, here],
  [
    "in what it shares a place with",
    { anyOf: [list, { properties: { b: list } }] },
    { ...here, members: { b: here } },
  ],
  ["in a list", { type: "array", items: list }, { others: here }],
  ["in a tuple", { items: [{}, list], additionalItems: { const: 1 } }, { members: { "1": here } }],
  [
    "in a map with a member of its own",
    { properties: { b: { type: "string" } }, additionalProperties: list },
    { members: { b: {} }, others: here },
  ],
  [
    "beside a condition on its object",
    { properties: { b: list }, if: { required: ["c"] } },
    { members: { b: here } },
  ],
];

const left: [name: string, schema: JsonSchema][] = [
  ["that may be another list", { anyOf: [list, { type: "array" }] }],
  ["that may be a list without being said so", { anyOf: [list, { minItems: 3 }] }],
  ["that another schema looks into", { allOf: [list, { contains: { const: 1 } }] }],
  [
    "in one kind of object, where another has a list",
    { anyOf: [{ properties: { b: list } }, { properties: { b: { items } } }] },
  ],
  ["in a condition", { if: list, else: { maxItems: 0 } }],
  ["that is not to be there", { not: list }],
  ["in a member by pattern", { patternProperties: { b: list } }],
  ["that is compared as a whole", { properties: { b: list }, enum: [{ b: [1] }] }],
  ["in a document", { contentMediaType: "application/json", contentSchema: { properties: { b: list } } }],
  ["that does not say what the bytes are", { type: "array", items }],
  ["of other numbers", { ...list, items: { ...items, maximum: 256 } }],
  ["of different numbers", { ...list, uniqueItems: true }],
];

const messages = [
  ...[[], [1], [1, 2, 3, 4], [0, 255], [256], [-1], [0.5], ["x"], [[1]], [[1], [2, 3]], [1, [2]], null, "x"],
  ...[{}, { x: 1 }, { b: [1] }, { b: [300] }, { b: "x" }, { b: [1], c: 1 }, { c: [1] }, { c: 1 }, { b: {} }],
].map((a) => ({ a }));

describe("messageSchema", () => {
  it("makes binary of a list of byte values, and of its limits", () => {
    const sent = { properties: { a: { description: "A.", ...list, minItems: 1, maxItems: 9 } } };
    expect(messageSchema({ encoding: "json" }, sent)).toEqual({
      schema: { properties: { a: { description: "A.", ...binary, minLength: 1, maxLength: 9 } } },
      byteArrays: { members: { a: here } },
    });
    expect(messageSchema({ encoding: "msgpack" }, sent)).toEqual({ schema: sent });
  });

  test.each(found)("finds it %s", (_, schema, places) => {
    expect(placesOf(schema)).toEqual(places);
  });

  test.each(left)("leaves a list %s", (_, schema) => {
    const sent = { properties: { a: schema } };
    expect(messageSchema({ encoding: "json" }, sent)).toEqual({ schema: sent });
  });

  test.each([...found.map(([name, a]) => [name, a] as const), ...left])(
    "says the same of messages: a list %s",
    (_, a) => {
      const sent = { properties: { a } };
      const { schema, byteArrays = {} } = messageSchema({ encoding: "json" }, sent);
      const acceptsSent = compileInProcess(sent);
      const accepts = compileInProcess(schema);
      for (const message of messages) {
        const decoded = byteArrayCodec(byteArrays).read(new TextEncoder().encode(JSON.stringify(message)));
        expect(accepts(decoded), JSON.stringify(message)).toBe(acceptsSent(message));
      }
    },
  );

  it("follows references, but not in circles", () => {
    const ref = (name: string) => ({ $ref: `#/definitions/${name}` });
    expect(placesOf(ref("Outer"), { Outer: ref("List"), List: list })).toEqual(here);
    const Node = { properties: { next: ref("Node"), b: ref("List") } };
    expect(placesOf(ref("Node"), { Node, List: list })).toBeUndefined();
    // What is a list in one place is one in all.
    expect(
      placesIn({
        properties: { a: ref("List"), b: { anyOf: [ref("List"), { type: "array" }] } },
        definitions: { List: list },
      }),
    ).toBeUndefined();
  });

  it("ends for schemas that double at every level", () => {
    const definitions = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => {
        const next = { $ref: `#/definitions/L${i + 1}` };
        return [`L${i}`, { properties: { l: next, r: next } }];
      }),
    );
    const schema = { $ref: "#/definitions/L0", definitions: { ...definitions, L40: list } };
    expect(messageSchema({ encoding: "json" }, schema)).toEqual({ schema });
  });
});
