import type { Check } from "./check.ts";
import { isNumeric } from "./number.ts";

/** `multipleOf`. */
export const multipleOf: Check = {
  keywords: ["multipleOf"],
  compile({ multipleOf: divisor = 1 }, { add }) {
    return (value) => {
      if (isNumeric(value) && !isMultiple(value, divisor)) {
        add("multipleOf", `must be multiple of ${divisor}`);
      }
    };
  },
};

function isMultiple(value: number | bigint, divisor: number): boolean {
  return typeof value === "bigint" && Number.isInteger(divisor)
    ? value % BigInt(divisor) === 0n
    : Number.isInteger(Number(value) / divisor);
}
