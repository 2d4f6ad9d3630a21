import { MAX_DEPTH } from "../limits.ts";

/**
 * How many object members a parsed value has, at all levels. NaN when the engine's parser cannot be trusted with it or
 * it is to be refused: it is too deep, has a `__proto__` key or a number beyond 2^53-1, which may have been rounded.
 */
export function membersInValue(value: unknown): number {
  if (typeof value === "number" && !isExact(value)) return Number.NaN;
  return typeof value === "object" && value !== null ? inContainer(value, 1) : 0;
}

/** NaN survives every addition on the way out. */
function inContainer(container: object, depth: number): number {
  if (depth > MAX_DEPTH) return Number.NaN;
  let count = 0;
  if (Array.isArray(container)) {
    for (let i = 0, { length } = container; i < length; i++) {
      const element: unknown = container[i];
      if (typeof element === "number") {
        if (!isExact(element)) return Number.NaN;
      } else if (typeof element === "object" && element !== null) count += inContainer(element, depth + 1);
    }
    return count;
  }
  for (const key in container) {
    if (key === "__proto__") return Number.NaN;
    count++;
    const member: unknown = (container as Record<string, unknown>)[key];
    if (typeof member === "object") {
      if (member !== null) count += inContainer(member, depth + 1);
    } else if (typeof member === "number" && !isExact(member)) return Number.NaN;
  }
  return count;
}

/** Small integers first, which need no conversion to be told. */
function isExact(number: number): boolean {
  return (number | 0) === number || (number <= Number.MAX_SAFE_INTEGER && number >= Number.MIN_SAFE_INTEGER);
}
