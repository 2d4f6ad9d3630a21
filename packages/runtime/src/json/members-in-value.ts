import { MAX_DEPTH } from "../limits.ts";

/**
 * How many object members a parsed value has, at all levels. NaN when the engine's parser cannot be trusted with it or
 * it is to be refused: it is too deep, has a `__proto__` key or a number beyond 2^53-1, which may have been rounded.
 */
export function membersInValue(value: unknown, depth = 1): number {
  if (typeof value !== "object") return typeof value === "number" && !isExact(value) ? Number.NaN : 0;
  if (value === null) return 0;
  if (depth > MAX_DEPTH) return Number.NaN;
  return Array.isArray(value) ? inArray(value, depth) : inObject(value as Record<string, unknown>, depth);
}

// NaN survives every addition on the way out. Two functions, so that each sees one kind of element.

function inArray(array: readonly unknown[], depth: number): number {
  let count = 0;
  for (let i = 0; i < array.length; i++) {
    const element = array[i];
    if (typeof element === "object") count += membersInValue(element, depth + 1);
    else if (typeof element === "number" && !isExact(element)) return Number.NaN;
  }
  return count;
}

function inObject(object: Record<string, unknown>, depth: number): number {
  let count = 0;
  for (const key in object) {
    if (key === "__proto__") return Number.NaN;
    count++;
    const member = object[key];
    if (typeof member === "object") count += membersInValue(member, depth + 1);
    else if (typeof member === "number" && !isExact(member)) return Number.NaN;
  }
  return count;
}

/** Small integers first, which need no conversion to be told. */
function isExact(number: number): boolean {
  return (number | 0) === number || (number <= Number.MAX_SAFE_INTEGER && number >= Number.MIN_SAFE_INTEGER);
}
