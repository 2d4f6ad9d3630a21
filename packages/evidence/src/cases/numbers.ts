import { all, can, cannot, type HardCase, not } from "./hard-case.ts";

export const numbers: readonly HardCase[] = [
  cannot("an integer between 0 and 1", { type: "integer", exclusiveMinimum: 0, exclusiveMaximum: 1 }),
  cannot(
    "a multiple of 6 and 4 below 12",
    all({ type: "number", minimum: 1, maximum: 11 }, { multipleOf: 6 }, { multipleOf: 4 }),
  ),
  can(
    "the one multiple of 6 and 4 up to 12",
    all({ type: "number", minimum: 1, maximum: 12 }, { multipleOf: 6 }, { multipleOf: 4 }),
  ),
  can(
    "an integer that is a multiple of 0.3 and 0.2",
    all({ type: "integer", minimum: 1, maximum: 3 }, { multipleOf: 0.3 }, { multipleOf: 0.2 }),
  ),
  cannot(
    "a multiple of 0.3 and 0.2 between 0 and 0.6",
    all(
      { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 0.6 },
      { multipleOf: 0.3 },
      { multipleOf: 0.2 },
    ),
  ),
  cannot(
    "the even numbers up to 6, one after the other excluded",
    all(
      { type: "integer", minimum: 0, maximum: 6, multipleOf: 2 },
      not({ multipleOf: 4 }),
      not({ const: 2 }),
      not({ const: 6 }),
    ),
  ),
  can(
    "a multiple of 0.5 that is no integer",
    all({ type: "number", multipleOf: 0.5 }, not({ type: "integer" })),
  ),
  cannot(
    "a multiple of 1 that is no integer",
    all({ type: "number", multipleOf: 1 }, not({ type: "integer" })),
  ),
  can("exactly one of three overlapping ranges", {
    type: "integer",
    minimum: -1,
    maximum: 9,
    oneOf: [{ minimum: 0 }, { minimum: 5 }, { maximum: 7 }],
    not: { minimum: 0, maximum: 4 },
  }),
  cannot("exactly one of two equal ranges", {
    type: "number",
    minimum: 1,
    oneOf: [{ minimum: 1 }, all({ minimum: 1 }, { minimum: 0 })],
  }),
  cannot(
    "the one value left, excluded",
    all({ type: "integer", minimum: 3, maximum: 3 }, not({ enum: [3] })),
  ),
  can("an integer that no double tells from its neighbours", {
    type: "integer",
    minimum: 2n ** 64n + 1n,
    maximum: 2n ** 64n + 1n,
  }),
];
