import { failTruncated, type Reader, readEnd, readLongVarint, readUint32, slice } from "./reader.ts";
import { f32, f64, HIGH, i32, i64, LOW, u64 } from "./words.ts";

export { readUint32 } from "./reader.ts";

export function readInt32(r: Reader): number {
  return readUint32(r) | 0;
}

export function readSint32(r: Reader): number {
  const zigzag = readUint32(r);
  return (zigzag >>> 1) ^ -(zigzag & 1);
}

export function readInt64(r: Reader): bigint {
  readVarint64(r);
  return i64[0] as bigint;
}

export function readUint64(r: Reader): bigint {
  readVarint64(r);
  return u64[0] as bigint;
}

export function readSint64(r: Reader): bigint {
  readVarint64(r);
  const low = i32[LOW] as number;
  const high = i32[HIGH] as number;
  const sign = -(low & 1);
  i32[LOW] = ((low >>> 1) | (high << 31)) ^ sign;
  i32[HIGH] = (high >>> 1) ^ sign;
  return i64[0] as bigint;
}

export function readBool(r: Reader): boolean {
  readVarint64(r);
  return ((i32[0] as number) | (i32[1] as number)) !== 0;
}

export function readFixed32(r: Reader): number {
  return readWord(r) >>> 0;
}

export function readSfixed32(r: Reader): number {
  return readWord(r);
}

export function readFloat(r: Reader): number {
  i32[0] = readWord(r);
  return f32[0] as number;
}

export function readFixed64(r: Reader): bigint {
  readWords(r);
  return u64[0] as bigint;
}

export function readSfixed64(r: Reader): bigint {
  readWords(r);
  return i64[0] as bigint;
}

export function readDouble(r: Reader): number {
  readWords(r);
  return f64[0] as number;
}

export function readBytes(r: Reader): Uint8Array {
  const end = readEnd(r);
  const start = r.pos;
  r.pos = end;
  return slice(r, start, end);
}

/** Four bytes, the least significant first. */
function readWord(r: Reader): number {
  const { buf, pos } = r;
  const end = pos + 4;
  if (end > r.len) failTruncated(r);
  r.pos = end;
  return (
    (buf[pos] as number) |
    ((buf[pos + 1] as number) << 8) |
    ((buf[pos + 2] as number) << 16) |
    ((buf[pos + 3] as number) << 24)
  );
}

function readWords(r: Reader): void {
  const low = readWord(r);
  i32[HIGH] = readWord(r);
  i32[LOW] = low;
}

/** A varint into `i32`, `i64` and `u64`. */
function readVarint64(r: Reader): void {
  const byte = r.buf[r.pos] as number;
  if (byte < 0x80) {
    r.pos++;
    i32[LOW] = byte;
    i32[HIGH] = 0;
  } else readLongVarint(r);
}
