import { all, can, cannot, type HardCase, not } from "./hard-case.ts";

const upTo = (maximum: number, minItems: number) => ({
  type: "array",
  items: { type: "integer", minimum: 1, maximum },
  uniqueItems: true,
  minItems,
});
const contains = (value: unknown) => ({ contains: { const: value } });

export const arrays: readonly HardCase[] = [
  cannot("three different booleans", {
    type: "array",
    items: { type: "boolean" },
    uniqueItems: true,
    minItems: 3,
  }),
  can("two different booleans", {
    type: "array",
    items: { type: "boolean" },
    uniqueItems: true,
    minItems: 2,
  }),
  cannot("four different of three integers", upTo(3, 4)),
  can("three different of three integers", upTo(3, 3)),
  cannot("two different empty arrays", {
    type: "array",
    items: { type: "array", maxItems: 0 },
    uniqueItems: true,
    minItems: 2,
  }),
  cannot(
    "equal items where all differ",
    all({ type: "array", uniqueItems: true }, not({ uniqueItems: true })),
  ),
  can(
    "equal items",
    all({ type: "array", items: { enum: [1, 2] }, maxItems: 2 }, not({ uniqueItems: true })),
  ),
  cannot("contains what no item is", {
    type: "array",
    items: { type: "string" },
    contains: { type: "number" },
  }),
  cannot("contains without items", { type: "array", maxItems: 0, contains: true }),
  cannot("contains beside a closed tuple", {
    type: "array",
    items: [{ const: 1 }, { const: 2 }],
    additionalItems: false,
    ...contains(3),
  }),
  can("contains behind an open tuple", {
    type: "array",
    items: [{ const: 1 }, { const: 2 }],
    maxItems: 3,
    ...contains(3),
  }),
  cannot("two things in one place", all({ type: "array", maxItems: 1 }, contains(1), contains(2))),
  can("two things in two places", all({ type: "array", maxItems: 2 }, contains(1), contains(2))),
  cannot("a tuple that forbids what it needs", { type: "array", items: [true, true, false], minItems: 3 }),
  cannot("different items that are equal constants", {
    type: "array",
    items: [{ const: {} }, { const: {} }],
    minItems: 2,
    uniqueItems: true,
  }),
  cannot("different items that are 1 and 1.0", {
    type: "array",
    items: [{ const: 1 }, { type: "number", minimum: 1, maximum: 1 }],
    minItems: 2,
    uniqueItems: true,
  }),
  cannot(
    "no item of a kind, yet one that is",
    all({ type: "array" }, not({ contains: { type: "null" } }), { contains: { enum: [null] } }),
  ),
];
