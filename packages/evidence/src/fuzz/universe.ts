import type { JsonSchema, Value } from "@waybill/compat";

const scalars: readonly Value[] = [null, false, true, -1, 0, 1, 2, 0.5, "", "a", "b"];

/** Every value of `universeSchema`: scalars, arrays of at most two of them and objects with at most keys a and b. */
export const universe: readonly Value[] = [
  ...scalars,
  [],
  ...scalars.map((one) => [one]),
  ...scalars.flatMap((one) => scalars.map((two) => [one, two])),
  ...[undefined, ...scalars].flatMap((a) =>
    [undefined, ...scalars].map((b) => ({ ...(a !== undefined && { a }), ...(b !== undefined && { b }) })),
  ),
];

const scalar: JsonSchema = {
  anyOf: [
    { type: ["null", "boolean"] },
    { type: "integer", minimum: -1, maximum: 2 },
    { type: "number", minimum: 0.25, maximum: 0.75, multipleOf: 0.25, not: { enum: [0.25, 0.75] } },
    { type: "string", pattern: "^[ab]?$" },
  ],
};

/** The universe in words that have to be reasoned about, not as a list of its values. */
export const universeSchema: JsonSchema = {
  anyOf: [
    scalar,
    { type: "array", maxItems: 2, items: scalar },
    { type: "object", additionalProperties: false, properties: { a: scalar, b: scalar } },
  ],
};
