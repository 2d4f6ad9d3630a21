import { invalid } from "./fail.ts";
import { f32, f64, HIGH, i32, i64, LOW, u64 } from "./words.ts";
import { reserve, type Writer, writeHead, writeLongVarint, writeRaw, writeVarint32 } from "./writer.ts";

/** What a 64-bit field may be given as; it is a bigint, or a string if the schema says `jstype = JS_STRING`. */
type Integer = bigint | string | number;

// A tag of 0 is no tag: elements of packed lists have none.

export function writeInt32(w: Writer, tag: number, value: number): void {
  checkInt32(value);
  i32[LOW] = value;
  i32[HIGH] = value >> 31;
  writeVarint64(w, tag);
}

export function writeUint32(w: Writer, tag: number, value: number): void {
  checkUint32(value);
  writeVarint32(w, value);
  writeTag(w, tag);
}

export function writeSint32(w: Writer, tag: number, value: number): void {
  checkInt32(value);
  writeVarint32(w, ((value << 1) ^ (value >> 31)) >>> 0);
  writeTag(w, tag);
}

export function writeInt64(w: Writer, tag: number, value: Integer): void {
  setInt64(value);
  writeVarint64(w, tag);
}

export function writeUint64(w: Writer, tag: number, value: Integer): void {
  setUint64(value);
  writeVarint64(w, tag);
}

export function writeSint64(w: Writer, tag: number, value: Integer): void {
  setInt64(value);
  const low = i32[LOW] as number;
  const high = i32[HIGH] as number;
  i32[LOW] = (low << 1) ^ (high >> 31);
  i32[HIGH] = ((high << 1) | (low >>> 31)) ^ (high >> 31);
  writeVarint64(w, tag);
}

export function writeBool(w: Writer, tag: number, value: boolean): void {
  if (typeof value !== "boolean") invalid("must be a boolean");
  writeVarint32(w, value ? 1 : 0);
  writeTag(w, tag);
}

export function writeFixed32(w: Writer, tag: number, value: number): void {
  checkUint32(value);
  writeWord(w, value);
  writeTag(w, tag);
}

export function writeSfixed32(w: Writer, tag: number, value: number): void {
  checkInt32(value);
  writeWord(w, value);
  writeTag(w, tag);
}

export function writeFloat(w: Writer, tag: number, value: number): void {
  checkNumber(value);
  f32[0] = value;
  if (!Number.isFinite(f32[0]) && Number.isFinite(value)) invalid("must be a number of 32 bits");
  writeWord(w, i32[0] as number);
  writeTag(w, tag);
}

export function writeFixed64(w: Writer, tag: number, value: Integer): void {
  setUint64(value);
  writeWords(w, tag);
}

export function writeSfixed64(w: Writer, tag: number, value: Integer): void {
  setInt64(value);
  writeWords(w, tag);
}

export function writeDouble(w: Writer, tag: number, value: number): void {
  checkNumber(value);
  f64[0] = value;
  writeWords(w, tag);
}

export function writeBytes(w: Writer, tag: number, value: Uint8Array): void {
  if (value?.BYTES_PER_ELEMENT !== 1) invalid("must be a Uint8Array");
  writeRaw(w, value);
  writeHead(w, tag, value.length);
}

function writeTag(w: Writer, tag: number): void {
  if (tag > 0) writeVarint32(w, tag);
}

function checkInt32(value: number): void {
  if ((value | 0) !== value) invalid("must be an integer of 32 bits");
}

function checkUint32(value: number): void {
  if (value >>> 0 !== value) invalid("must be an unsigned integer of 32 bits");
}

function checkNumber(value: number): void {
  if (typeof value !== "number") invalid("must be a number");
}

function setInt64(value: Integer): void {
  const integer = toBigInt(value);
  i64[0] = integer;
  if (i64[0] !== integer) invalid("must be an integer of 64 bits");
}

function setUint64(value: Integer): void {
  const integer = toBigInt(value);
  u64[0] = integer;
  if (u64[0] !== integer) invalid("must be an unsigned integer of 64 bits");
}

function toBigInt(value: Integer): bigint {
  if (typeof value === "bigint") return value;
  const isInteger = typeof value === "string" ? /^-?\d+$/.test(value) : Number.isSafeInteger(value);
  return isInteger ? BigInt(value) : invalid("must be an integer");
}

/** What stands in `i32`, as a varint. */
function writeVarint64(w: Writer, tag: number): void {
  if (i32[HIGH] === 0) writeVarint32(w, (i32[LOW] as number) >>> 0);
  else writeLongVarint(w);
  writeTag(w, tag);
}

function writeWord(w: Writer, value: number): void {
  reserve(w, 4);
  const { buf } = w;
  const at = w.pos - 4;
  w.pos = at;
  buf[at] = value;
  buf[at + 1] = value >> 8;
  buf[at + 2] = value >> 16;
  buf[at + 3] = value >> 24;
}

/** What stands in `i32`, the less significant half first. */
function writeWords(w: Writer, tag: number): void {
  const low = i32[LOW] as number;
  writeWord(w, i32[HIGH] as number);
  writeWord(w, low);
  writeTag(w, tag);
}
