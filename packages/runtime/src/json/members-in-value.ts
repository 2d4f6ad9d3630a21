import { MAX_DEPTH } from "../limits.ts";

/**
 * How many object members a parsed value has, at all levels. NaN when the engine's parser cannot be trusted with it or
 * it is to be refused: it is too deep, has a `__proto__` key or a number beyond 2^53-1, which may have been rounded.
 */
export function membersInValue(value: unknown): number {
  return typeof value === "object" && value !== null ? inContainer(value, 1) : isSafe(value) ? 0 : Number.NaN;
}

/** NaN survives every addition on the way out. The two loops are alike so that each sees one kind of container. */
function inContainer(container: object, depth: number): number {
  if (depth > MAX_DEPTH) return Number.NaN;
  let count = 0;
  if (Array.isArray(container)) {
    for (let i = 0; i < container.length; i++) {
      const element: unknown = container[i];
      if (typeof element === "object") {
        if (element !== null) count += inContainer(element, depth + 1);
      } else if (!isSafe(element)) return Number.NaN;
    }
    return count;
  }
  for (const key in container) {
    if (key === "__proto__") return Number.NaN;
    count++;
    const member: unknown = (container as Record<string, unknown>)[key];
    if (typeof member === "object") {
      if (member !== null) count += inContainer(member, depth + 1);
    } else if (!isSafe(member)) return Number.NaN;
  }
  return count;
}

/** Small integers first, which need no conversion to be told. */
function isSafe(value: unknown): boolean {
  return (
    typeof value !== "number" ||
    (value | 0) === value ||
    (value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER)
  );
}
