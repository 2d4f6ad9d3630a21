/**
 * Whether the value is an integer of 64 bits, signed. A number has to be a safe integer: one beyond 2^53-1 may already
 * have been rounded, so that integers of that size are bigints.
 */
export function isInt64(value: unknown): boolean {
  return typeof value === "bigint" ? value === BigInt.asIntN(64, value) : Number.isSafeInteger(value);
}

/** As `isInt64`, unsigned. */
export function isUint64(value: unknown): boolean {
  return typeof value === "bigint"
    ? value === BigInt.asUintN(64, value)
    : Number.isSafeInteger(value) && (value as number) >= 0;
}
