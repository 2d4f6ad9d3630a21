import { fail } from "./fail.ts";
import { HIGH, i32, i64, LOW, u64 } from "./words.ts";
import { type Writer, writeRaw, writeTag, writeVarint } from "./writer.ts";

/** What a 64-bit field may be given as; it is a bigint, or a string if the schema says `jstype = JS_STRING`. */
type Integer = bigint | string | number;

export function writeInt32(w: Writer, tag: number, value: number): void {
  if ((value | 0) !== value) fail("must be an int32");
  writeTag(w, tag);
  writeVarint(w, value, value >> 31);
}

export function writeUint32(w: Writer, tag: number, value: number): void {
  if (value >>> 0 !== value) fail("must be a uint32");
  writeTag(w, tag);
  writeVarint(w, value, 0);
}

export function writeSint32(w: Writer, tag: number, value: number): void {
  if ((value | 0) !== value) fail("must be an int32");
  writeTag(w, tag);
  writeVarint(w, (value << 1) ^ (value >> 31), 0);
}

export function writeInt64(w: Writer, tag: number, value: Integer): void {
  setInteger(i64, "an int64", value);
  writeVarint64(w, tag);
}

export function writeUint64(w: Writer, tag: number, value: Integer): void {
  setInteger(u64, "a uint64", value);
  writeVarint64(w, tag);
}

export function writeSint64(w: Writer, tag: number, value: Integer): void {
  setInteger(i64, "an int64", value);
  const low = i32[LOW] as number;
  const high = i32[HIGH] as number;
  const sign = high >> 31;
  i32[LOW] = (low << 1) ^ sign;
  i32[HIGH] = ((high << 1) | (low >>> 31)) ^ sign;
  writeVarint64(w, tag);
}

export function writeBool(w: Writer, tag: number, value: boolean): void {
  if (typeof value !== "boolean") fail("must be a boolean");
  writeTag(w, tag);
  writeVarint(w, value ? 1 : 0, 0);
}

export function writeFixed32(w: Writer, tag: number, value: number): void {
  if (value >>> 0 !== value) fail("must be a uint32");
  writeTag(w, tag);
  w.view.setUint32(w.pos, value, true);
  w.pos += 4;
}

export function writeSfixed32(w: Writer, tag: number, value: number): void {
  if ((value | 0) !== value) fail("must be an int32");
  writeTag(w, tag);
  w.view.setInt32(w.pos, value, true);
  w.pos += 4;
}

export function writeFloat(w: Writer, tag: number, value: number): void {
  if (typeof value !== "number") fail("must be a number");
  if (!Number.isFinite(Math.fround(value)) && Number.isFinite(value)) fail("must be a number of 32 bits");
  writeTag(w, tag);
  w.view.setFloat32(w.pos, value, true);
  w.pos += 4;
}

export function writeFixed64(w: Writer, tag: number, value: Integer): void {
  setInteger(u64, "a uint64", value);
  writeWords(w, tag);
}

export function writeSfixed64(w: Writer, tag: number, value: Integer): void {
  setInteger(i64, "an int64", value);
  writeWords(w, tag);
}

export function writeDouble(w: Writer, tag: number, value: number): void {
  if (typeof value !== "number") fail("must be a number");
  writeTag(w, tag);
  w.view.setFloat64(w.pos, value, true);
  w.pos += 8;
}

export function writeBytes(w: Writer, tag: number, value: Uint8Array): void {
  if (value?.BYTES_PER_ELEMENT !== 1) fail("must be a Uint8Array");
  writeTag(w, tag);
  writeVarint(w, value.length, 0);
  writeRaw(w, value);
}

/** Puts the value into `i64` and `u64`, by way of one of them, which has to hold it. */
function setInteger(words: BigInt64Array | BigUint64Array, what: string, value: Integer): void {
  const integer = toBigInt(value);
  words[0] = integer;
  if (words[0] !== integer) fail(`must be ${what}`);
}

function toBigInt(value: Integer): bigint {
  if (typeof value === "bigint") return value;
  const isInteger = typeof value === "string" ? /^-?\d+$/.test(value) : Number.isSafeInteger(value);
  return isInteger ? BigInt(value) : fail("must be an integer");
}

/** What stands in `i32`, as a varint. */
function writeVarint64(w: Writer, tag: number): void {
  writeTag(w, tag);
  writeVarint(w, i32[LOW] as number, i32[HIGH] as number);
}

/** What stands in `i64`. */
function writeWords(w: Writer, tag: number): void {
  writeTag(w, tag);
  w.view.setBigInt64(w.pos, i64[0] as bigint, true);
  w.pos += 8;
}
