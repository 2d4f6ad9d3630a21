import { all, can, cannot, type HardCase, not } from "./hard-case.ts";

const chain = { type: "object", required: ["a"], dependencies: { a: ["b"], b: ["c"] } };
const overlap = { type: "object", patternProperties: { "^a": { type: "string" }, b$: { type: "number" } } };

export const objects: readonly HardCase[] = [
  cannot("a key that must and cannot be", { type: "object", required: ["a"], properties: { a: false } }),
  cannot("a key outside a closed object", {
    type: "object",
    required: ["b"],
    properties: { a: true },
    additionalProperties: false,
  }),
  cannot("more keys than names", { type: "object", propertyNames: { enum: ["a", "b"] }, minProperties: 3 }),
  can("as many keys as names", { type: "object", propertyNames: { enum: ["a", "b"] }, minProperties: 2 }),
  cannot("a key whose name is too long", {
    type: "object",
    required: ["long"],
    propertyNames: { maxLength: 3 },
  }),
  cannot("a dependency on what is forbidden", {
    type: "object",
    required: ["a"],
    dependencies: { a: ["b"] },
    not: { required: ["b"] },
  }),
  cannot("a chain of dependencies that is too long", { ...chain, maxProperties: 2 }),
  can("a chain of dependencies that fits", { ...chain, maxProperties: 3 }),
  cannot("a dependency against its own key", {
    type: "object",
    required: ["a"],
    dependencies: { a: { properties: { a: { type: "string" } } } },
    properties: { a: { type: "number" } },
  }),
  cannot("patterns that overlap at a key", { ...overlap, required: ["ab"] }),
  can("patterns that overlap at no key", { ...overlap, required: ["a", "b"] }),
  cannot("a key where a pattern forbids all", {
    type: "object",
    minProperties: 1,
    patternProperties: { "": false },
  }),
  can(
    "a key that neither pattern nor rest takes",
    all(
      { type: "object", maxProperties: 1 },
      not({ patternProperties: { "^a": true }, additionalProperties: { type: "string" } }),
    ),
  ),
  cannot("an object that differs in the order of its keys", {
    const: { a: 1, b: 2 },
    not: { enum: [{ b: 2, a: 1 }] },
  }),
  cannot("names of two lengths at once", {
    type: "object",
    minProperties: 1,
    propertyNames: all({ minLength: 2 }, { pattern: "^.$" }),
  }),
  cannot("four keys that a pattern of three names allows", {
    type: "object",
    minProperties: 4,
    patternProperties: { "^[abc]$": true },
    additionalProperties: false,
  }),
];
