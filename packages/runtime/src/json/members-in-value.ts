import { MAX_DEPTH } from "../limits.ts";

/**
 * How many object members a parsed value has, at all levels; `undefined` when it is too deep, has a number that
 * overflowed or a `__proto__` key, and is therefore to be refused.
 */
export function membersInValue(value: unknown): number | undefined {
  const count = typeof value === "object" && value !== null ? inContainer(value, 1) : inScalar(value);
  return count >= 0 ? count : undefined;
}

function inScalar(value: unknown): number {
  return value === Infinity || value === -Infinity ? Number.NaN : 0;
}

/** NaN stands for a refusal: it survives every addition on the way out. */
function inContainer(container: object, depth: number): number {
  if (depth > MAX_DEPTH) return Number.NaN;
  let count = 0;
  if (Array.isArray(container)) {
    for (let i = 0; i < container.length; i++) {
      const element: unknown = container[i];
      if (typeof element === "number") {
        if (element > Number.MAX_VALUE || element < -Number.MAX_VALUE) return Number.NaN;
      } else if (typeof element === "object" && element !== null) count += inContainer(element, depth + 1);
    }
    return count;
  }
  for (const key in container) {
    count++;
    if (key === "__proto__") return Number.NaN;
    const member = (container as Record<string, unknown>)[key];
    if (typeof member === "number") {
      if (member > Number.MAX_VALUE || member < -Number.MAX_VALUE) return Number.NaN;
    } else if (typeof member === "object" && member !== null) count += inContainer(member, depth + 1);
  }
  return count;
}
