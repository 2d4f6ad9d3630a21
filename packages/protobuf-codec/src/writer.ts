import { ProtobufError } from "./error.ts";
import { MAX_DEPTH } from "./reader.ts";

/** Larger buffers are not kept for the next message. */
const LARGEST_KEPT = 1 << 20;

/**
 * Bytes written from the end to the front: the length of a message is known once it stands, so no length is computed
 * twice and nothing is moved.
 */
export class Writer {
  buf: Uint8Array = new Uint8Array(1024);
  /** Index of the first byte that stands. */
  pos: number = this.buf.length;
  depth = 0;
  isBusy = false;

  reset(): void {
    if (this.buf.length > LARGEST_KEPT) this.buf = new Uint8Array(1024);
    this.pos = this.buf.length;
    this.depth = 0;
    this.isBusy = false;
  }
}

/** Makes room for so many bytes. */
export function reserve(w: Writer, length: number): void {
  if (w.pos < length) grow(w, length);
}

function grow(w: Writer, length: number): void {
  const used = w.buf.length - w.pos;
  const buf = new Uint8Array(Math.max(2 * w.buf.length, used + length));
  buf.set(w.buf.subarray(w.pos), buf.length - used);
  w.buf = buf;
  w.pos = buf.length - used;
}

export function invalid(subject: string): never {
  throw new ProtobufError("value", subject);
}

/** A tag, a length or another number of 32 bits, unsigned. */
export function writeVarint32(w: Writer, value: number): void {
  if (w.pos < 5) grow(w, 5);
  if (value < 0x80) w.buf[--w.pos] = value;
  else writeLongVarint32(w, value);
}

function writeLongVarint32(w: Writer, value: number): void {
  const { buf } = w;
  const length = value < 0x4000 ? 2 : value < 0x20_0000 ? 3 : value < 0x1000_0000 ? 4 : 5;
  let at = w.pos - length;
  w.pos = at;
  let rest = value;
  while (rest > 0x7f) {
    buf[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  buf[at] = rest;
}

export function writeRaw(w: Writer, bytes: Uint8Array): void {
  const { length } = bytes;
  reserve(w, length);
  const { buf } = w;
  const start = w.pos - length;
  w.pos = start;
  if (length > 32) buf.set(bytes, start);
  else for (let i = 0; i < length; i++) buf[start + i] = bytes[i] as number;
}

/** How many bytes stand: what `writePrefix` needs to know where a message ends. */
export function written(w: Writer): number {
  return w.buf.length - w.pos;
}

/** Puts the tag and the length before all that was written since `end` bytes stood. */
export function writePrefix(w: Writer, tag: number, end: number): void {
  writeVarint32(w, written(w) - end);
  writeVarint32(w, tag);
}

/** Begins a message in a message, at its end: what `closeMessage` needs to know. */
export function openMessage(w: Writer): number {
  if (++w.depth > MAX_DEPTH) failTooDeep();
  return w.buf.length - w.pos;
}

/** Puts the tag and the length of a message before it. */
export function closeMessage(w: Writer, tag: number, end: number): void {
  w.depth--;
  writePrefix(w, tag, end);
}

/** Begins a group, at its end. */
export function openGroup(w: Writer, endTag: number): void {
  if (++w.depth > MAX_DEPTH) failTooDeep();
  writeVarint32(w, endTag);
}

export function closeGroup(w: Writer, tag: number): void {
  w.depth--;
  writeVarint32(w, tag);
}

function failTooDeep(): never {
  throw new ProtobufError("depth", `must not nest deeper than ${MAX_DEPTH}, or in itself`);
}
