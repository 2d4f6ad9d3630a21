import { isBytes } from "../bytes.ts";
import { CodecError } from "../codec-error.ts";
import { MAX_DEPTH } from "../limits.ts";
import { pointer } from "../pointer.ts";

const encoder = new TextEncoder();

/**
 * The value as compact JSON. What is read back from it is equal to the value: properties that are `undefined` are left
 * out, bigints become integer literals, and whatever JSON cannot hold is refused.
 *
 * @throws CodecError
 */
export function writeJson(value: unknown): Uint8Array {
  return encoder.encode(isPlain(value, 1) ? JSON.stringify(value) : write(value, "", []));
}

/** Whether `JSON.stringify` is known to lose nothing: plain data without anything that has to be looked at twice. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return true;
  if (typeof value === "number") {
    return Number.isSafeInteger(value)
      ? value !== 0 || !Object.is(value, -0)
      : value % 1 !== 0 && Number.isFinite(value);
  }
  if (typeof value !== "object" || depth > MAX_DEPTH || "toJSON" in value) return false;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (!isPlain(value[i], depth + 1)) return false; // a hole is not plain
    return true;
  }
  if (!isRecord(value)) return false;
  for (const key in value) {
    const member = value[key];
    if (key === "__proto__" || (member !== undefined && !isPlain(member, depth + 1))) return false;
  }
  return true;
}

/** The exact writer, which names what it refuses. `parents` holds the containers around the value. */
function write(value: unknown, path: string, parents: object[]): string {
  switch (typeof value) {
    case "string":
    case "boolean":
      return JSON.stringify(value);
    case "bigint":
      return writeInteger(value, path);
    case "number":
      return writeNumber(value, path);
    case "object":
      return value === null ? "null" : writeContainer(value, path, parents);
    default:
      return refuse("not-serializable", `must be a JSON value, got ${typeof value}`, path);
  }
}

/** An integer literal, which is read back as a number where a double is exact. */
function writeInteger(value: bigint, path: string): string {
  if (!Number.isFinite(Number(value))) refuse("not-finite", "must be in the range of a double", path);
  return value.toString();
}

/** A double beyond 2^53-1 gets an exponent: without one it would be read back as an exact integer, a bigint. */
function writeNumber(value: number, path: string): string {
  if (!Number.isFinite(value))
    return refuse("not-finite", "must be finite: JSON has neither NaN nor Infinity", path);
  if (Object.is(value, -0)) return "-0";
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value);
}

function writeContainer(value: object, path: string, parents: object[]): string {
  if (parents.includes(value)) return refuse("cycle", "must not contain itself", path);
  if (parents.length >= MAX_DEPTH) return refuse("depth", `must not nest deeper than ${MAX_DEPTH}`, path);
  parents.push(value);
  const text = Array.isArray(value) ? writeArray(value, path, parents) : writeObject(value, path, parents);
  parents.pop();
  return text;
}

function writeArray(array: readonly unknown[], path: string, parents: object[]): string {
  const elements: string[] = [];
  for (let i = 0; i < array.length; i++) elements.push(write(array[i], pointer(path, i), parents));
  return `[${elements.join(",")}]`;
}

function writeObject(object: object, path: string, parents: object[]): string {
  if (!isRecord(object)) {
    const kind = isBytes(object) ? "bytes" : "an object with a class of its own";
    return refuse("not-serializable", `must be a JSON value, got ${kind}`, path);
  }
  const members: string[] = [];
  for (const key of Object.keys(object)) {
    const member = object[key];
    if (member === undefined) continue;
    const memberPath = pointer(path, key);
    if (key === "__proto__") return refuse("proto-key", 'must not be named "__proto__"', memberPath);
    members.push(`${JSON.stringify(key)}:${write(member, memberPath, parents)}`);
  }
  return `{${members.join(",")}}`;
}

function isRecord(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function refuse(rule: string, message: string, path: string): never {
  throw new CodecError(rule, message, { path });
}
