import { isBytes } from "../bytes.ts";
import { CodecError } from "../codec-error.ts";
import { isRecord } from "../is-record.ts";
import { MAX_DEPTH } from "../limits.ts";
import { pointer, tokensOf } from "../pointer.ts";
import { type BytePlaces, placesIn } from "./byte-places.ts";

const encoder = /*@__PURE__*/ new TextEncoder();
const decoder = /*@__PURE__*/ new TextDecoder();

/**
 * The value as compact JSON. What is read back from it is equal to the value: properties that are `undefined` are left
 * out, bigints become integer literals, bytes at one of the places an array of byte values, and whatever JSON cannot hold
 * is refused.
 *
 * @throws CodecError
 */
export function writeJson(value: unknown, byteArrays?: BytePlaces): Uint8Array {
  try {
    return utf8Of(exactText(value, 1, byteArrays) ?? JSON.stringify(value));
  } catch (error) {
    throw error instanceof CodecError && error.issue.rule === "depth"
      ? (cycleOn(error.issue.path, value) ?? error)
      : error;
  }
}

/**
 * The JSON of a value that `JSON.stringify` would not write without loss; `undefined` for a value that it would. So the
 * engine writes all but the few that need more, and what they are in.
 */
function exactText(value: unknown, depth: number, places: BytePlaces | undefined): string | undefined {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return undefined;
  if (typeof value === "number") return exactNumber(value);
  if (typeof value === "bigint") return exactBigint(value);
  if (typeof value !== "object")
    return refuse("not-serializable", `must be a JSON value, got ${typeof value}`);
  if (depth > MAX_DEPTH) return refuse("depth", `must not nest deeper than ${MAX_DEPTH}`);
  if (Array.isArray(value)) return exactArray(value, depth, places);
  if (isRecord(value)) return exactObject(value, depth, places);
  if (isBytes(value) && places?.self === true) return byteArray(value);
  const kind = isBytes(value) ? "bytes" : "an object with a class of its own";
  return refuse("not-serializable", `must be a JSON value, got ${kind}`);
}

/** A double beyond 2^53-1 gets an exponent: without one it would be read back as an exact integer, a bigint. */
function exactNumber(value: number): string | undefined {
  if (Number.isSafeInteger(value)) return Object.is(value, -0) ? "-0" : undefined;
  if (!Number.isFinite(value)) return refuseInfinite();
  return value % 1 === 0 ? value.toExponential() : undefined;
}

/** An integer literal, which is read back as a number where a double is exact. */
function exactBigint(value: bigint): string {
  return Number.isFinite(Number(value)) ? String(value) : refuseInfinite();
}

function refuseInfinite(): never {
  return refuse("not-finite", "must be finite, in the range of a double");
}

function exactArray(
  array: readonly unknown[],
  depth: number,
  places: BytePlaces | undefined,
): string | undefined {
  let exact: Map<number, string> | undefined = hasToJson(array) ? new Map() : undefined;
  let i = 0;
  try {
    for (; i < array.length; i++) {
      const text = exactText(array[i], depth + 1, places && placesIn(places, i));
      if (text === undefined) continue;
      exact ??= new Map();
      exact.set(i, text);
    }
  } catch (error) {
    throw within(i, error);
  }
  return exact && `[${array.map((element, i) => exact.get(i) ?? JSON.stringify(element)).join()}]`;
}

function exactObject(
  object: Readonly<Record<string, unknown>>,
  depth: number,
  places: BytePlaces | undefined,
): string | undefined {
  let exact: Map<string, string> | undefined = hasToJson(object) ? new Map() : undefined;
  let key = "";
  try {
    for (key in object) {
      const member = object[key];
      if (key === "__proto__") refuse("proto-key", 'must not be named "__proto__"');
      if (typeof member === "string" || member === undefined) continue;
      const text = exactText(member, depth + 1, places && placesIn(places, key));
      if (text === undefined) continue;
      exact ??= new Map();
      exact.set(key, text);
    }
  } catch (error) {
    if (Object.hasOwn(object, key)) throw within(key, error);
    // What somebody made all objects inherit is no part of this one.
    const own: Record<string, unknown> = Object.assign(Object.create(null), object);
    return exactObject(own, depth, places) ?? JSON.stringify(own);
  }
  if (exact === undefined) return undefined;
  const members: string[] = [];
  for (const [key, member] of Object.entries(object)) {
    if (member === undefined) continue;
    members.push(`${JSON.stringify(key)}:${exact.get(key) ?? JSON.stringify(member)}`);
  }
  return `{${members.join()}}`;
}

/** Whether `JSON.stringify` would write what a method of the container gives instead of the container. */
function hasToJson(container: object): boolean {
  return typeof (container as { readonly toJSON?: unknown }).toJSON === "function";
}

/** For each byte value its digits, a character in each of the lower bytes, and above them how many they are. */
let digits: Uint32Array | undefined;

/** An array of byte values. */
function byteArray(bytes: Uint8Array): string {
  digits ??= Uint32Array.from({ length: 256 }, (_, byte) => digitsOf(String(byte)));
  const text = new Uint8Array(4 * bytes.length);
  let at = 0;
  for (let i = 0; i < bytes.length; i++) {
    const word = digits[bytes[i] as number] as number;
    // What there is no digit for is written over.
    text[at] = word;
    text[at + 1] = word >> 8;
    text[at + 2] = word >> 16;
    at += word >> 24;
    text[at++] = COMMA;
  }
  return `[${decoder.decode(text.subarray(0, Math.max(0, at - 1)))}]`;
}

const COMMA = 0x2c;

function digitsOf(text: string): number {
  return [0, 1, 2].reduce((word, i) => word | ((text.charCodeAt(i) || 0) << (8 * i)), text.length << 24);
}

function refuse(rule: string, message: string): never {
  throw new CodecError(rule, message);
}

/** The error with the path from the container of what it is about. */
function within(key: string | number, error: unknown): unknown {
  if (!(error instanceof CodecError)) return error;
  const { rule, message, path } = error.issue;
  return new CodecError(rule, message, { path: pointer("", key) + path });
}

/** The cycle that a path goes round in a value, if it does. */
function cycleOn(path: string, value: unknown): CodecError | undefined {
  const parents: unknown[] = [];
  let inner = value;
  let at = "";
  for (const token of tokensOf(path)) {
    parents.push(inner);
    inner = (inner as Record<string, unknown>)[token];
    at = pointer(at, token);
    if (parents.includes(inner)) return new CodecError("cycle", "must not contain itself", { path: at });
  }
  return undefined;
}

/** Kept for texts that are worth it. */
let buffer: Uint8Array | undefined;

/** As `encode` of the encoder, which takes longer for texts of some length than to copy what it wrote. */
function utf8Of(text: string): Uint8Array {
  const { length } = text;
  if (length < 1024 || length > KEPT / 3) return encoder.encode(text);
  buffer ??= new Uint8Array(KEPT);
  return buffer.slice(0, encoder.encodeInto(text, buffer).written);
}
const KEPT = 0x2_0000;
