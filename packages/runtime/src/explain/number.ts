import type { Check } from "./check.ts";

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
  apply(run, schema, value, path) {
    if (!isNumeric(value)) return;
    for (const [rule, sign, holds] of bounds) {
      const limit = schema[rule] as number | undefined;
      if (limit !== undefined && !holds(value, limit)) run.add(path, rule, `must be ${sign} ${limit}`);
    }
  },
};

export function isNumeric(value: unknown): value is Numeric {
  return typeof value === "number" || typeof value === "bigint";
}
