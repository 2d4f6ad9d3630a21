import { expect, it } from "vitest";
import { relax } from "./relax.ts";

const schema = {
  required: ["a", "b"],
  properties: { a: { maximum: 1, minimum: 0 }, "b/c": false },
  additionalProperties: false,
  anyOf: [{ type: "string" }, false],
};

it.each<[string, unknown]>([
  ["/properties/a/maximum", { ...schema, properties: { a: { minimum: 0 }, "b/c": false } }],
  ["/properties/b~1c", { ...schema, properties: { a: { maximum: 1, minimum: 0 }, "b/c": true } }],
  ["/additionalProperties", { ...schema, additionalProperties: true }],
  ["/required/0", { ...schema, required: ["b"] }],
  ["/anyOf/1", { ...schema, anyOf: [{ type: "string" }, true] }],
  ["/anyOf/0/type", { ...schema, anyOf: [{}, false] }],
  ["/properties/x/maximum", undefined],
  ["/required/7", undefined],
  ["", undefined],
])("drops %s alone", (pointer, expected) => {
  const before = structuredClone(schema);
  expect(relax(schema, pointer)).toEqual(expected);
  expect(schema).toEqual(before);
});

it("opens a schema that is false", () => {
  expect(relax(false, "")).toBe(true);
});
