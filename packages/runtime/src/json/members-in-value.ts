import { MAX_DEPTH } from "../limits.ts";

/**
 * How many object members a parsed value has, at all levels. NaN when the engine's parser cannot be trusted with it or
 * it is to be refused: it is too deep, has a `__proto__` key or a number beyond 2^53-1, which may have been rounded.
 */
export function membersInValue(value: unknown, depth = 1): number {
  if (typeof value === "number") return isExact(value) ? 0 : Number.NaN;
  if (typeof value !== "object" || value === null) return 0;
  if (depth > MAX_DEPTH) return Number.NaN;
  let count = 0;
  // NaN survives every addition on the way out.
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const element: unknown = value[i];
      if (typeof element === "number") {
        if (!isExact(element)) return Number.NaN;
      } else if (typeof element === "object") count += membersInValue(element, depth + 1);
    }
    return count;
  }
  for (const key in value) {
    if (key === "__proto__") return Number.NaN;
    const member = (value as Record<string, unknown>)[key];
    count++;
    if (typeof member === "number") {
      if (!isExact(member)) return Number.NaN;
    } else if (typeof member === "object") count += membersInValue(member, depth + 1);
  }
  return count;
}

function isExact(number: number): boolean {
  return number <= Number.MAX_SAFE_INTEGER && number >= Number.MIN_SAFE_INTEGER;
}
