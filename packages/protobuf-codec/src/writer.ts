import { HIGH, i32, LOW } from "./words.ts";

/**
 * Bytes written from the end to the front: the length of a message is known once it stands, so no length is computed
 * twice and nothing is moved.
 */
export interface Writer {
  buf: Uint8Array;
  /** Index of the first byte that stands. */
  pos: number;
  depth: number;
}

const SIZE = 1024;

export function newWriter(): Writer {
  return { buf: new Uint8Array(SIZE), pos: SIZE, depth: 0 };
}

/** Makes room for so many bytes. */
export function reserve(w: Writer, length: number): void {
  if (w.pos < length) grow(w, length);
}

function grow(w: Writer, length: number): void {
  const stands = w.buf.subarray(w.pos);
  const buf = new Uint8Array(Math.max(2 * w.buf.length, stands.length + length));
  w.pos = buf.length - stands.length;
  buf.set(stands, w.pos);
  w.buf = buf;
}

/** A tag, a length or another number of 32 bits, unsigned. */
export function writeVarint32(w: Writer, value: number): void {
  if (value < 0x80) {
    reserve(w, 1);
    w.buf[--w.pos] = value;
  } else {
    i32[LOW] = value;
    i32[HIGH] = 0;
    writeLongVarint(w);
  }
}

/** What stands in `i32`. */
export function writeLongVarint(w: Writer): void {
  let low = i32[LOW] as number;
  let high = i32[HIGH] as number;
  const bits = high === 0 ? 32 - Math.clz32(low) : 64 - Math.clz32(high);
  const length = Math.ceil(bits / 7) || 1;
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

export function writeRaw(w: Writer, bytes: Uint8Array): void {
  const { length } = bytes;
  reserve(w, length);
  const start = w.pos - length;
  const { buf } = w;
  w.pos = start;
  if (length > 48) buf.set(bytes, start);
  else for (let i = 0; i < length; i++) buf[start + i] = bytes[i] as number;
}

/** How many bytes stand: what `writePrefix` needs to know where a message ends. */
export function written(w: Writer): number {
  return w.buf.length - w.pos;
}

/** Puts the tag and the length before all that was written since `end` bytes stood. */
export function writePrefix(w: Writer, tag: number, end: number): void {
  writeHead(w, tag, written(w) - end);
}

/** A tag and a length. */
export function writeHead(w: Writer, tag: number, length: number): void {
  const pos = w.pos - 2;
  if ((tag | length) >>> 0 < 0x80 && pos >= 0) {
    w.pos = pos;
    w.buf[pos] = tag;
    w.buf[pos + 1] = length;
  } else {
    writeVarint32(w, length);
    writeVarint32(w, tag);
  }
}
