import type { Message } from "@bufbuild/protobuf";
import { ProtobufError, type ProtobufErrorReason } from "./error.ts";

export const VARINT = 0;
export const FIXED64 = 1;
export const LENGTH_DELIMITED = 2;
export const START_GROUP = 3;
export const END_GROUP = 4;
export const FIXED32 = 5;

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

/** By the name of the message type. */
export type FieldNumbers = ReadonlyMap<string, ReadonlySet<number>>;

/**
 * A place in bytes. Positions are checked against the end of the bytes before they are read; that a field ends within
 * its message is checked when the message ends.
 */
export class Reader {
  readonly buf: Uint8Array;
  pos = 0;
  readonly len: number;
  depth = 0;
  readonly recursionLimit: number;
  readonly areBytesViews: boolean;
  readonly areUnknownFieldsRead: boolean;
  /** Numbers of the fields that each type has; undefined where fields in another wire type are kept. */
  readonly numbers: FieldNumbers | undefined;

  constructor(buf: Uint8Array, options?: ReadOptions, numbers?: FieldNumbers) {
    this.buf = buf;
    this.len = buf.length;
    this.recursionLimit = Math.min(options?.recursionLimit ?? 100, MAX_DEPTH);
    this.areBytesViews = options?.bytes === "view";
    this.areUnknownFieldsRead = options?.readUnknownFields ?? true;
    this.numbers = numbers;
  }
}

export function fail(reason: ProtobufErrorReason, subject: string, offset: number): never {
  throw new ProtobufError(reason, subject, { offset });
}

export function failTruncated(r: Reader): never {
  return fail("truncated", "must not end inside a field", r.len);
}

/** A tag: the number of a field, three bits up, and its wire type. A number of 0 is left to `readUnknown`. */
export function readTag(r: Reader): number {
  const byte = r.buf[r.pos] as number;
  if (byte < 0x80) {
    r.pos++;
    return byte;
  }
  return readLongTag(r);
}

function readLongTag(r: Reader): number {
  const start = r.pos;
  const tag = readVarint32(r);
  const length = r.pos - start;
  if (length > 5 || (length === 5 && (r.buf[r.pos - 1] as number) > 0x0f)) {
    fail("malformed", "must have tags of 32 bits", start);
  }
  return tag;
}

/** The low 32 bits of a varint, unsigned. */
export function readVarint32(r: Reader): number {
  const byte = r.buf[r.pos] as number;
  if (byte < 0x80) {
    r.pos++;
    return byte;
  }
  return readLongVarint32(r);
}

function readLongVarint32(r: Reader): number {
  const { buf, pos, len } = r;
  const end = Math.min(pos + 10, len);
  let value = 0;
  let shift = 0;
  for (let at = pos; at < end; at++) {
    const byte = buf[at] as number;
    if (shift < 32) value |= (byte & 0x7f) << shift;
    shift += 7;
    if (byte < 0x80) {
      r.pos = at + 1;
      return value >>> 0;
    }
  }
  return end === len && end - pos < 10
    ? failTruncated(r)
    : fail("malformed", "must have varints of at most ten bytes", pos);
}

/** The position after a length-delimited field, of which the length is next. */
export function readEnd(r: Reader): number {
  const length = (r.buf[r.pos] as number) < 0x80 ? (r.buf[r.pos++] as number) : readLongLength(r);
  const end = r.pos + length;
  return end > r.len ? failTruncated(r) : end;
}

function readLongLength(r: Reader): number {
  const start = r.pos;
  const length = readVarint32(r);
  const size = r.pos - start;
  if (size > 5 || (size === 5 && (r.buf[r.pos - 1] as number) > 0x07)) {
    fail("length", "must have lengths of 31 bits", start);
  }
  return length;
}

/** Enters a message: where it ends. */
export function enterMessage(r: Reader): number {
  if (++r.depth > r.recursionLimit) failTooDeep(r);
  return readEnd(r);
}

/** Enters a group: its end is not known before it is read, so it is that of all bytes. */
export function enterGroup(r: Reader): number {
  if (++r.depth > r.recursionLimit) failTooDeep(r);
  return r.len;
}

function failTooDeep(r: Reader): never {
  return fail("depth", `must not nest deeper than ${r.recursionLimit}`, r.pos);
}

/** Leaves a message that must end here, or a group that has not ended yet, which is wrong. */
export function leaveMessage<T>(r: Reader, end: number, endGroup: number, message: T): T {
  if (endGroup >= 0) failOpenGroup(r);
  if (r.pos !== end) failBeyond(r, end);
  r.depth--;
  return message;
}

/** Leaves a group, of which the end has been read. */
export function leaveGroup<T>(r: Reader, message: T): T {
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
export function readUnknown(r: Reader, message: Message, tag: number): void {
  const start = r.pos;
  skip(r, tag);
  if (r.numbers?.get(message.$typeName)?.has(tag >>> 3)) failMistyped(start);
  if (!r.areUnknownFieldsRead) return;
  keepUnknown(message, tag, slice(r, start, r.pos));
}

/** Keeps a number that the closed enum of a field does not have. */
export function keepUnknownEnum(r: Reader, message: Message, tag: number, value: number): void {
  if (!r.areUnknownFieldsRead) return;
  const data: number[] = [];
  // A negative number has ten bytes: its sign goes on to 64 bits.
  let rest = value;
  for (; rest < 0 ? data.length < 9 : rest > 0x7f; rest >>= 7) data.push((rest & 0x7f) | 0x80);
  data.push(value < 0 ? 1 : rest);
  keepUnknown(message, tag, Uint8Array.from(data));
}

function keepUnknown(message: Message, tag: number, data: Uint8Array): void {
  message.$unknown ??= [];
  message.$unknown.push({ no: tag >>> 3, wireType: tag & 7, data });
}

/** Goes to the end of what is neither key nor value in the entry of a map. */
export function skipInEntry(r: Reader, tag: number): void {
  const start = r.pos;
  skip(r, tag);
  if (r.numbers !== undefined && (tag >>> 3 === 1 || tag >>> 3 === 2)) failMistyped(start);
}

function failMistyped(offset: number): never {
  return fail("malformed", "must have the wire type of its field", offset);
}

/** Goes to the end of a field whose tag has been read. */
export function skip(r: Reader, tag: number): void {
  if (tag < 8) fail("malformed", "must not have field number 0", r.pos);
  switch (tag & 7) {
    case VARINT:
      skipVarint(r);
      return;
    case FIXED64:
      advance(r, 8);
      return;
    case LENGTH_DELIMITED:
      r.pos = readEnd(r);
      return;
    case START_GROUP:
      skipGroup(r, tag + 1);
      return;
    case FIXED32:
      advance(r, 4);
      return;
    case END_GROUP:
      fail("malformed", "must not end a group that has not begun", r.pos);
      break;
    default:
      fail("malformed", "must not have wire type 6 or 7", r.pos);
  }
}

function skipVarint(r: Reader): void {
  if ((r.buf[r.pos] as number) < 0x80) r.pos++;
  else readLongVarint32(r);
}

function advance(r: Reader, length: number): void {
  r.pos += length;
  if (r.pos > r.len) failTruncated(r);
}

function skipGroup(r: Reader, endTag: number): void {
  if (++r.depth > r.recursionLimit) failTooDeep(r);
  while (r.pos < r.len) {
    const tag = readTag(r);
    if (tag === endTag) {
      r.depth--;
      return;
    }
    skip(r, tag);
  }
  failOpenGroup(r);
}

function failOpenGroup(r: Reader): never {
  return fail("malformed", "must end the group that it began", r.len);
}

/** A part of the input, as the options ask for. Never a Buffer, even if the input is one. */
export function slice(r: Reader, start: number, end: number): Uint8Array {
  const { buf } = r;
  const length = end - start;
  if (r.areBytesViews) return new Uint8Array(buf.buffer, buf.byteOffset + start, length);
  const copy = new Uint8Array(length);
  if (length > 64) copy.set(new Uint8Array(buf.buffer, buf.byteOffset + start, length));
  else for (let i = 0; i < length; i++) copy[i] = buf[start + i] as number;
  return copy;
}
