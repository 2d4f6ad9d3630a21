import { define } from "../schema/pointer.ts";

/** A copy with another member or item; undefined takes it out. */
export function replacedIn(whole: unknown, key: string | number, value: unknown): unknown {
  if (typeof key === "string") return replaced(whole as Record<string, unknown>, key, value);
  const list = whole as readonly unknown[];
  return value === undefined ? list.toSpliced(key, 1) : list.with(key, value);
}

/** A copy of the object, messages of Protobuf included, with another member. */
export function replaced(
  object: Record<string, unknown>,
  key: string,
  value: unknown,
): Record<string, unknown> {
  const copy = copyOf(object);
  if (value === undefined) delete copy[key];
  else define(copy, key, value);
  return copy;
}

/** A copy of the object that is of the same kind. */
export function copyOf(object: Record<string, unknown>): Record<string, unknown> {
  const kind = Object.getPrototypeOf(object);
  // Ten times as quick, which objects of thousands of members need.
  if (kind === Object.prototype) return { ...object };
  return Object.defineProperties(Object.create(kind), Object.getOwnPropertyDescriptors(object));
}
