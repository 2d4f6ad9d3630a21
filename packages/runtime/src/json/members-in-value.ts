import { MAX_DEPTH } from "../limits.ts";

/**
 * How many object members a parsed value has, at all levels. NaN when the engine's parser cannot be trusted with it or
 * it is to be refused: it is too deep, has a `__proto__` key or a number beyond 2^53-1, which may have been rounded.
 */
export function membersInValue(value: unknown): number {
  return inArray([value], 0);
}

// NaN survives every addition on the way out. Two functions, so that the engine learns of each kind of container apart.

function inContainer(container: object, depth: number): number {
  if (depth > MAX_DEPTH) return Number.NaN;
  return Array.isArray(container)
    ? inArray(container, depth)
    : inObject(container as Record<string, unknown>, depth);
}

function inArray(array: readonly unknown[], depth: number): number {
  let count = 0;
  const length = array.length;
  for (let i = 0; i < length; i++) {
    const element = array[i];
    if (typeof element === "number") {
      if (!isExact(element)) return Number.NaN;
    } else if (typeof element === "object" && element !== null) count += inContainer(element, depth + 1);
  }
  return count;
}

function inObject(object: Record<string, unknown>, depth: number): number {
  if (firstMember(object) === undefined) return 0;
  let count = 0;
  for (const key in object) {
    if (key === "__proto__") return Number.NaN;
    count++;
    const member = object[key];
    if (typeof member === "object") {
      if (member !== null) count += inContainer(member, depth + 1);
    } else if (typeof member === "number" && !isExact(member)) return Number.NaN;
  }
  return count;
}

/**
 * Lets V8 bring the object into the shape that objects like it have by now. An object that changes shape within the loop
 * over its members makes that loop twice as slow, and not just this time.
 */
function firstMember(object: Record<string, unknown>): unknown {
  for (const key in object) return object[key];
  return undefined;
}

/** Small integers first, which need no conversion to be told. */
function isExact(number: number): boolean {
  return (number | 0) === number || Math.abs(number) <= Number.MAX_SAFE_INTEGER;
}
