import { expect, test } from "vitest";
import { sameValue, walkSchema } from "./walk-schema.ts";

const leaf = { type: "string" };

test("every position that holds a schema is walked, and nothing else", () => {
  const schema = {
    items: [leaf, true],
    additionalItems: leaf,
    contains: leaf,
    properties: { a: leaf, "b/c": { items: leaf } },
    patternProperties: { "^x": leaf },
    additionalProperties: false,
    propertyNames: leaf,
    dependencies: { a: leaf, b: ["a"] },
    definitions: { Leaf: { anyOf: [leaf, { allOf: [leaf] }] } },
    oneOf: [leaf],
    not: leaf,
    if: leaf,
    // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema.
    then: leaf,
    else: leaf,
    contentSchema: leaf,
    enum: [{ items: leaf }],
    const: { properties: { a: leaf } },
    default: { not: leaf },
    examples: [leaf],
  };
  expect([...walkSchema(schema)].map(({ pointer }) => pointer)).toEqual([
    "",
    "/items/0",
    "/items/1",
    "/additionalItems",
    "/contains",
    "/properties/a",
    "/properties/b~1c",
    "/properties/b~1c/items",
    "/patternProperties/^x",
    "/additionalProperties",
    "/propertyNames",
    "/dependencies/a",
    "/definitions/Leaf",
    "/definitions/Leaf/anyOf/0",
    "/definitions/Leaf/anyOf/1",
    "/definitions/Leaf/anyOf/1/allOf/0",
    "/oneOf/0",
    "/not",
    "/if",
    "/then",
    "/else",
    "/contentSchema",
  ]);
});

test("what is no schema has no subschemas", () => {
  expect([...walkSchema("x")]).toEqual([]);
  expect([...walkSchema([{}])]).toEqual([]);
});

test("arms speak of the value that their parent describes, properties of another", () => {
  const schema = { properties: { a: { anyOf: [{ not: {} }] } } };
  const pointers = [...walkSchema(schema)].map((node) => [...sameValue(node)].map(({ pointer }) => pointer));
  expect(pointers.at(-1)).toEqual(["/properties/a/anyOf/0/not", "/properties/a/anyOf/0", "/properties/a"]);
});
