import { Decimal } from "./decimal.ts";

/**
 * A message: JSON, with integers beyond 2^53-1 as bigint, fractions that no double is as `Decimal` and, where a schema says
 * `contentEncoding: binary`, bytes.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | Decimal
  | string
  | Uint8Array
  | readonly Value[]
  | { readonly [key: string]: Value };

export type ObjectValue = { readonly [key: string]: Value };

/** A schema as parsed JSON. Integers beyond 2^53-1 have to be bigints, or they are taken as the double they became. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

export type Path = readonly (string | number)[];

export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array) &&
    !(value instanceof Decimal)
  );
}

export function isNumeric(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

/** A text that is the same for equal values only: 1, 1.0 and 1n are equal, key order does not count. */
export function keyOf(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return Number.isInteger(value) ? String(BigInt(value)) : String(value);
  if (value instanceof Decimal) return String(value);
  if (value instanceof Uint8Array) return `b(${value.join(",")})`;
  if (Array.isArray(value)) return `[${value.map(keyOf).join(",")}]`;
  if (isObject(value)) {
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${keyOf(value[key])}`).join(",")}}`;
  }
  return String(value);
}

/** Characters of a text, and bytes, that count as one part of a value more. */
const [CHARACTERS, BYTES] = [64, 1024];

/** Whether there are more parts in the value than so many: itself, items, members, and what long texts and bytes count as. */
export function hasMoreParts(value: Value, most: number): boolean {
  let left = most;
  const isWithin = (part: Value): boolean => {
    left--;
    if (typeof part === "string") left -= Math.floor(part.length / CHARACTERS);
    else if (part instanceof Uint8Array) left -= Math.floor(part.length / BYTES);
    if (left < 0) return false;
    if (Array.isArray(part)) return (part as readonly Value[]).every(isWithin);
    return !isObject(part) || Object.values(part as ObjectValue).every(isWithin);
  };
  return !isWithin(value);
}

/** An object of these members; `__proto__` is a key as any other. */
export function objectOf(members: Iterable<readonly [string, Value]>): ObjectValue {
  return Object.fromEntries(members);
}

/** Characters (code points) of a text, as `minLength` counts them. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

export function toPointer(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Whether the value has a number that a double cannot tell from its neighbours. */
export function isBeyondDouble(value: Value): boolean {
  if (typeof value === "bigint" || value instanceof Decimal) return true;
  if (typeof value === "number") return Number.isInteger(value) && !Number.isSafeInteger(value);
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return false;
  return Object.values(value).some(isBeyondDouble);
}

/** Whether the value has a fraction that no double is, which no other validator can be shown. */
export function hasDecimal(value: Value): boolean {
  if (value instanceof Decimal) return true;
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return false;
  return Object.values(value).some(hasDecimal);
}
