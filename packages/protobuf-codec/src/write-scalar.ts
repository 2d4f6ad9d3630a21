import { f32, f64, HIGH, i32, i64, LOW, u64 } from "./words.ts";
import { invalid, reserve, type Writer, writeRaw, writeVarint32 } from "./writer.ts";

export { writeVarint32 as writeTag } from "./writer.ts";

/** What a 64-bit field may be given as; it is a bigint, or a string if the schema says `jstype = JS_STRING`. */
type Integer = bigint | string | number;

export function writeInt32(w: Writer, value: number): void {
  if ((value | 0) !== value) invalid("must be an integer of 32 bits");
  if (value >= 0) writeVarint32(w, value);
  else {
    i32[LOW] = value;
    i32[HIGH] = -1;
    writeLongVarint64(w);
  }
}

export function writeUint32(w: Writer, value: number): void {
  if (value >>> 0 !== value) invalid("must be an unsigned integer of 32 bits");
  writeVarint32(w, value);
}

export function writeSint32(w: Writer, value: number): void {
  if ((value | 0) !== value) invalid("must be an integer of 32 bits");
  writeVarint32(w, ((value << 1) ^ (value >> 31)) >>> 0);
}

export function writeInt64(w: Writer, value: Integer): void {
  setInt64(value);
  writeVarint64(w);
}

export function writeUint64(w: Writer, value: Integer): void {
  setUint64(value);
  writeVarint64(w);
}

export function writeSint64(w: Writer, value: Integer): void {
  setInt64(value);
  const low = i32[LOW] as number;
  const high = i32[HIGH] as number;
  i32[LOW] = (low << 1) ^ (high >> 31);
  i32[HIGH] = ((high << 1) | (low >>> 31)) ^ (high >> 31);
  writeVarint64(w);
}

export function writeBool(w: Writer, value: boolean): void {
  if (typeof value !== "boolean") invalid("must be a boolean");
  writeVarint32(w, value ? 1 : 0);
}

export function writeFixed32(w: Writer, value: number): void {
  if (value >>> 0 !== value) invalid("must be an unsigned integer of 32 bits");
  writeWord(w, value);
}

export function writeSfixed32(w: Writer, value: number): void {
  if ((value | 0) !== value) invalid("must be an integer of 32 bits");
  writeWord(w, value);
}

export function writeFloat(w: Writer, value: number): void {
  if (typeof value !== "number") invalid("must be a number");
  f32[0] = value;
  if (!Number.isFinite(f32[0]) && Number.isFinite(value)) invalid("must be a number of 32 bits");
  writeWord(w, i32[0] as number);
}

export function writeFixed64(w: Writer, value: Integer): void {
  setUint64(value);
  writeWords(w);
}

export function writeSfixed64(w: Writer, value: Integer): void {
  setInt64(value);
  writeWords(w);
}

export function writeDouble(w: Writer, value: number): void {
  if (typeof value !== "number") invalid("must be a number");
  f64[0] = value;
  writeWords(w);
}

export function writeBytes(w: Writer, value: Uint8Array): void {
  if (!ArrayBuffer.isView(value) || value.BYTES_PER_ELEMENT !== 1) invalid("must be a Uint8Array");
  writeRaw(w, value);
  writeVarint32(w, value.length);
}

function setInt64(value: Integer): void {
  const integer = typeof value === "bigint" ? value : toBigInt(value);
  i64[0] = integer;
  if (i64[0] !== integer) invalid("must be an integer of 64 bits");
}

function setUint64(value: Integer): void {
  const integer = typeof value === "bigint" ? value : toBigInt(value);
  u64[0] = integer;
  if (u64[0] !== integer) invalid("must be an unsigned integer of 64 bits");
}

function toBigInt(value: string | number): bigint {
  const isInteger = typeof value === "string" ? /^-?\d+$/.test(value) : Number.isSafeInteger(value);
  return isInteger ? BigInt(value) : invalid("must be an integer");
}

/** What stands in `i32`, as a varint. */
function writeVarint64(w: Writer): void {
  if (i32[HIGH] === 0) writeVarint32(w, (i32[LOW] as number) >>> 0);
  else writeLongVarint64(w);
}

function writeLongVarint64(w: Writer): void {
  let low = i32[LOW] as number;
  let high = i32[HIGH] as number;
  const bits = 64 - Math.clz32(high);
  const length = Math.ceil(bits / 7);
  reserve(w, length);
  const { buf } = w;
  let at = w.pos - length;
  w.pos = at;
  for (let i = 1; i < length; i++) {
    buf[at++] = low | 0x80;
    low = (low >>> 7) | (high << 25);
    high >>>= 7;
  }
  buf[at] = low;
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

function writeWords(w: Writer): void {
  const low = i32[LOW] as number;
  writeWord(w, i32[HIGH] as number);
  writeWord(w, low);
}
