import type { Check } from "./check.ts";

type Holds = (value: number | bigint, limit: number) => boolean;

const bounds: { readonly [rule: string]: readonly [sign: string, holds: Holds] } = {
  minimum: [">=", (value, limit) => value >= limit],
  maximum: ["<=", (value, limit) => value <= limit],
  exclusiveMinimum: [">", (value, limit) => value > limit],
  exclusiveMaximum: ["<", (value, limit) => value < limit],
};

/** Limits, all of which NaN breaks. */
export const numbers: Check = {
  keywords: /*@__PURE__*/ Object.keys(bounds),
  apply(run, schema, value, path) {
    if (!isNumeric(value)) return;
    for (const [rule, [sign, holds]] of Object.entries(bounds)) {
      const limit = schema[rule] as number | undefined;
      if (limit !== undefined && !holds(value, limit)) run.add(path, rule, `must be ${sign} ${limit}`);
    }
  },
};

export function isNumeric(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}
