import type { Message } from "@bufbuild/protobuf";
import type { MessageDecoder } from "./codec.ts";
import type { ProtobufErrorReason } from "./error.ts";
import { fail, failTruncated } from "./fail.ts";
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
  depth: number;
  readonly limit: number;
  readonly options: ReadOptions;
  /** Where groups end, by where their first field begins: known once one is entered. */
  groupEnds: Map<number, number> | undefined;
}

/** A literal, whose shape code that is optimised for it can rely on even when no reader is left. */
export function readerOf(buf: Uint8Array, options: ReadOptions = {}): Reader {
  return {
    buf,
    pos: 0,
    len: buf.length,
    depth: 1,
    limit: Math.min(options.recursionLimit ?? 100, MAX_DEPTH),
    options,
    groupEnds: undefined,
  };
}

/** A tag: the number of a field, three bits up, and its wire type. A number of 0 is left to `readUnknown`. */
export function readTag(r: Reader): number {
  const byte = r.buf[r.pos] as number;
  if (byte < 0x80) {
    r.pos++;
    return byte;
  }
  return readFive(r, 0xffff_ffff, "malformed", "must have tags of 32 bits");
}

/** The low 32 bits of a varint, unsigned. */
export function readUint32(r: Reader): number {
  const byte = r.buf[r.pos] as number;
  if (byte < 0x80) {
    r.pos++;
    return byte;
  }
  readLongVarint(r);
  return (i32[LOW] as number) >>> 0;
}

/** A varint of any length into `i32`, `i64` and `u64`. */
export function readLongVarint(r: Reader): void {
  const { buf, len } = r;
  let at = r.pos;
  let low = 0;
  let high = 0;
  for (let shift = 0; ; shift += 7) {
    if (shift > 63) fail("malformed", "must have varints of at most ten bytes", r.pos);
    if (at >= len) failTruncated(r);
    const byte = buf[at++] as number;
    const bits = byte & 0x7f;
    if (shift < 28) low |= bits << shift;
    else if (shift === 28) {
      low |= bits << 28;
      high = bits >> 4;
    } else high |= bits << shift; // Of a shift, only what is above 32 counts.
    if (byte < 0x80) break;
  }
  r.pos = at;
  i32[LOW] = low;
  i32[HIGH] = high;
}

/** The position after a length-delimited field, of which the length is next. */
export function readEnd(r: Reader): number {
  const length =
    (r.buf[r.pos] as number) < 0x80
      ? (r.buf[r.pos++] as number)
      : readFive(r, 0x7fff_ffff, "length", "must have lengths of 31 bits");
  const end = r.pos + length;
  return end > r.len ? failTruncated(r) : end;
}

/** A varint of at most five bytes. */
function readFive(r: Reader, most: number, reason: ProtobufErrorReason, subject: string): number {
  const start = r.pos;
  const value = readUint32(r);
  if (r.pos - start > 5 || i32[HIGH] !== 0 || value > most) fail(reason, subject, start);
  return value;
}

/** Enters a message: where it ends. */
export function enterMessage(r: Reader): number {
  descend(r);
  return readEnd(r);
}

export function descend(r: Reader): void {
  if (++r.depth > r.limit) fail("depth", `must not nest deeper than ${r.limit}`, r.pos);
}

/** Leaves a message, which must end here. */
export function leaveMessage<T>(r: Reader, end: number, message: T): T {
  leave(r, end);
  r.depth--;
  return message;
}

/** Leaves what has no messages in it: a map's entry, a list of packed values. */
export function leave(r: Reader, end: number): void {
  if (r.pos !== end) failBeyond(r, end);
}

function failBeyond(r: Reader, end: number): never {
  return r.pos > r.len ? failTruncated(r) : fail("length", "must end where its message ends", end);
}

/** Keeps a field that the message type does not have, or not in this wire type. */
export function readUnknown(
  r: Reader,
  message: Message,
  tag: number,
  decoder: Pick<MessageDecoder, "fields">,
): void {
  const start = r.pos;
  const no = tag >>> 3;
  skip(r, tag);
  if (r.options.mistypedFields === "refuse" && decoder.fields()[no] !== undefined) failMistyped(start);
  if (r.options.readUnknownFields === false) return;
  message.$unknown ??= [];
  message.$unknown.push({ no, wireType: tag & 7, data: slice(r, start, r.pos) });
}

/** Goes to the end of what is neither key nor value in the entry of a map. */
export function skipInEntry(r: Reader, tag: number): void {
  const start = r.pos;
  skip(r, tag);
  if (r.options.mistypedFields === "refuse" && tag < 3 << 3) failMistyped(start);
}

function failMistyped(offset: number): never {
  return fail("malformed", "must have the wire type of its field", offset);
}

/** Goes to the end of a field whose tag has been read. */
export function skip(r: Reader, tag: number): void {
  const type = tag & 7;
  if (tag < 8 || type === END_GROUP || type > FIXED32) {
    fail("malformed", "must have a number above 0 and a wire type below 6 that fits here", r.pos);
  }
  if (type === LENGTH_DELIMITED) r.pos = readEnd(r);
  else if (type === VARINT) readUint32(r);
  else if (type === START_GROUP) skipGroup(r, tag + 1);
  else {
    r.pos += type === FIXED64 ? 8 : 4;
    if (r.pos > r.len) failTruncated(r);
  }
}

function skipGroup(r: Reader, endTag: number): void {
  const start = r.pos;
  descend(r);
  while (r.pos < r.len) {
    const end = r.pos;
    const tag = readTag(r);
    if (tag === endTag) {
      r.depth--;
      r.groupEnds?.set(start, end);
      return;
    }
    skip(r, tag);
  }
  fail("malformed", "must end the group that it began", r.len);
}

/** A part of the input, as the options ask for. Never a Buffer, even if the input is one. */
export function slice(r: Reader, start: number, end: number): Uint8Array {
  const { buf } = r;
  const length = end - start;
  if (r.options.bytes === "view") return new Uint8Array(buf.buffer, buf.byteOffset + start, length);
  const copy = new Uint8Array(length);
  if (length > 64) copy.set(buf.subarray(start, end));
  else for (let i = 0; i < length; i++) copy[i] = buf[start + i] as number;
  return copy;
}
