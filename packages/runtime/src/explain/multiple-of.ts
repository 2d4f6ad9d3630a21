import type { Check } from "./check.ts";
import { isNumeric } from "./number.ts";

/** `multipleOf`. */
export const multipleOf: Check = {
  keywords: ["multipleOf"],
  apply(run, { multipleOf: divisor }, value, path) {
    if (divisor !== undefined && isNumeric(value) && !isMultiple(value, divisor)) {
      run.add(path, "multipleOf", `must be multiple of ${divisor}`);
    }
  },
};

function isMultiple(value: number | bigint, divisor: number): boolean {
  return typeof value === "bigint" && Number.isInteger(divisor)
    ? value % BigInt(divisor) === 0n
    : Number.isInteger(Number(value) / divisor);
}
