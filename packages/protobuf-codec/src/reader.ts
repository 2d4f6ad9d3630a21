import type { Message } from "@bufbuild/protobuf";
import type { MessageDecoder } from "./codec.ts";
import { copyBytes } from "./copy-bytes.ts";
import type { ProtobufErrorReason } from "./error.ts";
import { fail } from "./fail.ts";
import { END_GROUP, FIXED32, FIXED64, LENGTH_DELIMITED, START_GROUP, VARINT } from "./wire-type.ts";
import { HIGH, i32, LOW } from "./words.ts";

/** What the stack of every engine has room for. */
export const MAX_DEPTH = 1000;

export interface ReadOptions {
  /**
   * Whether `bytes` fields are copies, or views that keep the whole input in memory and change with it.
   * "copy" unless told.
   */
  readonly bytes?: "copy" | "view";
  /** Whether fields that the type does not have go to `$unknown`. True unless told. */
  readonly readUnknownFields?: boolean;
  /**
   * Whether a field that the type has, in a wire type that is not its own, goes to `$unknown` or is an error. "keep"
   * unless told.
   */
  readonly mistypedFields?: "keep" | "refuse";
  /** How deep messages and groups may nest, the outermost counted. 100 unless told, 1000 at most. */
  readonly recursionLimit?: number;
}

/**
 * A place in bytes. Positions are checked against the end of the bytes before they are read; that a field ends within
 * its message is checked when the message ends.
 */
export interface Reader {
  readonly buf: Uint8Array;
  pos: number;
  readonly len: number;
  /** One more than the messages and groups that may still be entered. */
  depth: number;
  readonly options: ReadOptions;
}

/** A literal, whose shape code that is optimised for it can rely on even when no reader is left. */
export function readerOf(buf: Uint8Array, options: ReadOptions): Reader {
  return {
    buf,
    pos: 0,
    len: buf.length,
    depth: Math.min(options.recursionLimit ?? 100, MAX_DEPTH),
    options,
  };
}

/** Bits in the bytes of a varint, of which it must not have more; of its value, no more than 32 and 64. */
const FIVE_BYTES = 35;
const TEN_BYTES = 70;

/** A tag: the number of a field, three bits up, and its wire type. A number of 0 is left to `readUnknown`. */
export function readTag(r: Reader): number {
  const byte = r.buf[r.pos] as number;
  if (byte < 0x80) {
    r.pos++;
    return byte;
  }
  return readLongVarint(r, FIVE_BYTES);
}

/** The low 32 bits of a varint, unsigned. */
export function readUint32(r: Reader): number {
  const byte = r.buf[r.pos] as number;
  if (byte < 0x80) {
    r.pos++;
    return byte;
  }
  return readLongVarint(r);
}

/** A varint into `i32`, `i64` and `u64`. The result is its low 32 bits, unsigned. */
export function readLongVarint(r: Reader, most: number = TEN_BYTES, reason?: ProtobufErrorReason): number {
  const { buf, pos } = r;
  let at = pos;
  let low = 0;
  let high = 0;
  let shift = 0;
  for (;;) {
    const byte = buf[at++] as number;
    const bits = byte & 0x7f;
    if (shift < 28) low |= bits << shift;
    else if (shift === 28) {
      low |= bits << 28;
      high = bits >> 4;
    } else high |= bits << shift; // Of a shift, only what is above 32 counts.
    shift += 7;
    // Behind the end of the bytes there is no number.
    if (!(byte > 0x7f)) break;
  }
  // Bytes that would not end one are none, whatever came after them.
  if (shift > most || (most === FIVE_BYTES && high !== 0)) {
    fail(`must have a varint of ${most & 96} bits`, reason ?? "malformed", pos);
  }
  if (at > r.len) failTruncated(r);
  r.pos = at;
  i32[LOW] = low;
  i32[HIGH] = high;
  return low >>> 0;
}

/** The position after a length-delimited field, of which the length is next. */
export function readEnd(r: Reader): number {
  const length =
    (r.buf[r.pos] as number) < 0x80 ? (r.buf[r.pos++] as number) : readLongVarint(r, FIVE_BYTES, "length");
  const end = r.pos + length;
  return end > r.len ? failTruncated(r) : end;
}

export function failTruncated({ len }: Reader): never {
  return fail("must not end", "truncated", len);
}

/** Enters a message: where it ends. */
export function enterMessage(r: Reader): number {
  descend(r);
  return readEnd(r);
}

export function descend(r: Reader): void {
  if (!(--r.depth > 0)) fail("must not nest deeper than recursionLimit", "depth", r.pos);
}

/** Leaves a message, which must end here. */
export function leaveMessage<T>(r: Reader, end: number, message: T): T {
  leave(r, end);
  r.depth++;
  return message;
}

/** Leaves what has no messages in it: a map's entry, a list of packed values. */
export function leave(r: Reader, end: number): void {
  if (r.pos !== end) fail("must end with its message", "length", end);
}

/**
 * Keeps a field that the message type does not have, or not in this wire type. What is neither key nor value in the
 * entry of a map has no message to keep it.
 */
export function readUnknown(
  r: Reader,
  tag: number,
  message?: Message,
  decoder?: Pick<MessageDecoder, "fields">,
): void {
  const start = r.pos;
  const no = tag >>> 3;
  const { mistypedFields, readUnknownFields } = r.options;
  skip(r, tag);
  if (mistypedFields === "refuse" && (decoder ? decoder.fields()[no] : no < 3)) {
    fail("must have the wire type of its field", "malformed", start);
  }
  if (message && readUnknownFields !== false) {
    message.$unknown ??= [];
    message.$unknown.push({ no, wireType: tag & 7, data: slice(r, start, r.pos) });
  }
}

/** Goes to the end of a field whose tag has been read. */
export function skip(r: Reader, tag: number): void {
  const type = tag & 7;
  if (tag < 8 || type === END_GROUP || type > FIXED32) fail("must have a valid tag", "malformed", r.pos);
  if (type === VARINT) readUint32(r);
  else if (type === START_GROUP) {
    descend(r);
    for (let inner = readTag(r); inner !== tag + 1; inner = readTag(r)) skip(r, inner);
    r.depth++;
  } else {
    r.pos = type === LENGTH_DELIMITED ? readEnd(r) : r.pos + (type === FIXED64 ? 8 : 4);
    if (r.pos > r.len) failTruncated(r);
  }
}

/** A part of the input, as the options ask for. Never a Buffer, even if the input is one. */
export function slice(r: Reader, start: number, end: number): Uint8Array {
  const { buf } = r;
  const length = end - start;
  if (r.options.bytes === "view") return new Uint8Array(buf.buffer, buf.byteOffset + start, length);
  const copy = new Uint8Array(length);
  copyBytes(buf, start, end, copy, 0);
  return copy;
}
