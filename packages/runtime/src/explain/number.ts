import type { Check, Judge } from "./check.ts";

type Numeric = number | bigint;

const bounds: readonly (readonly [rule: string, sign: string, holds: (a: Numeric, b: number) => boolean])[] =
  [
    ["minimum", ">=", (value, limit) => value >= limit],
    ["maximum", "<=", (value, limit) => value <= limit],
    ["exclusiveMinimum", ">", (value, limit) => value > limit],
    ["exclusiveMaximum", "<", (value, limit) => value < limit],
  ];

/** Limits, all of which NaN breaks. */
export const numbers: Check = {
  keywords: /*@__PURE__*/ bounds.map(([rule]) => rule),
  compile(schema, { add }) {
    return bounds
      .filter(([rule]) => rule in schema)
      .map(([rule, sign, holds]): Judge => {
        const limit = schema[rule] as number;
        return (value) => {
          if (isNumeric(value) && !holds(value, limit)) add(rule, `must be ${sign} ${limit}`);
        };
      });
  },
};

export function isNumeric(value: unknown): value is Numeric {
  return typeof value === "number" || typeof value === "bigint";
}
