import { isBytes } from "./bytes.ts";

/**
 * Whether two decoded values are the same: objects by their members in any order, arrays and bytes element by element,
 * everything else by identity (`1` and `1n` differ; `NaN` is equal to itself).
 */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) {
    return Number.isNaN(a) && Number.isNaN(b);
  }
  if (isBytes(a) !== isBytes(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  if (isBytes(a) || Array.isArray(a)) {
    const list = a as readonly unknown[];
    const other = b as readonly unknown[];
    return list.length === other.length && list.every((element, i) => equal(element, other[i]));
  }
  const object = a as Record<string, unknown>;
  const other = b as Record<string, unknown>;
  const keys = Object.keys(object);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && equal(object[key], other[key]))
  );
}
