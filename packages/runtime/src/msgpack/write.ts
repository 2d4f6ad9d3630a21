import { isBytes } from "../bytes.ts";
import { CodecError } from "../codec-error.ts";
import { isRecord } from "../is-record.ts";
import { MAX_DEPTH } from "../limits.ts";
import { pointer } from "../pointer.ts";

const encoder = /*@__PURE__*/ new TextEncoder();
const loneSurrogate = /\p{Surrogate}/u;
/** Up to this many characters, taking a text character by character is fastest. */
const SHORT = 48;
/** What is longer is copied only once, into the result. */
const LONG = 0x4000;
/** A larger buffer is not kept. */
const KEPT = 0x4_0000;

/** The writer of the value before: to make one takes longer than to write a small value. */
let spare: MsgpackWriter | undefined;

/**
 * The value as msgpack, in one canonical form: integers as short as can be, other numbers as float 64, `Uint8Array` as
 * binary, object members in their order. Properties that are `undefined` are left out.
 *
 * @throws CodecError for what msgpack without extensions cannot hold
 */
export function writeMsgpack(value: unknown): Uint8Array {
  const writer = spare ?? new MsgpackWriter();
  // Not to be had meanwhile by a getter that has something else written, nor afterwards if this throws.
  spare = undefined;
  writer.value(value);
  const bytes = writer.finish();
  if (writer.bytes.length <= KEPT) spare = writer;
  return bytes;
}

/** Bytes that belong between those of the buffer. */
interface Inserted {
  readonly at: number;
  readonly bytes: Uint8Array;
}

class MsgpackWriter {
  bytes = new Uint8Array(1024);
  view = new DataView(this.bytes.buffer);
  at = 0;
  inserted: Inserted[] = [];
  /** The containers around the value, and by which key or index each of them leads there. */
  readonly parents: object[] = [];
  readonly keys: (string | number)[] = [];

  /** What was written. The next value can be written then. */
  finish(): Uint8Array {
    const { bytes, at, inserted } = this;
    this.at = 0;
    if (inserted.length === 0) return bytes.slice(0, at);
    this.inserted = [];
    const all = new Uint8Array(inserted.reduce((sum, piece) => sum + piece.bytes.length, at));
    let from = 0;
    let to = 0;
    for (const piece of inserted) {
      all.set(bytes.subarray(from, piece.at), to);
      to += piece.at - from;
      from = piece.at;
      all.set(piece.bytes, to);
      to += piece.bytes.length;
    }
    all.set(bytes.subarray(from, at), to);
    return all;
  }

  value(value: unknown): void {
    if (typeof value === "string") this.text(value);
    else if (typeof value === "number") {
      if (Number.isSafeInteger(value) && !Object.is(value, -0)) this.integer(value);
      else this.float(value);
    } else if (value === null) this.byte(0xc0);
    else if (typeof value === "boolean") this.byte(value ? 0xc3 : 0xc2);
    else if (typeof value === "bigint") this.bigint(value);
    else if (typeof value !== "object") {
      this.refuse("not-serializable", `must be a msgpack value, got ${typeof value}`);
    } else if (isBytes(value)) this.binary(value);
    else this.container(value);
  }

  integer(value: number): void {
    if (value >= 0) {
      if (value < 0x80) this.byte(value);
      else if (value <= 0xff) this.header(0xcc, 1, value);
      else if (value <= 0xffff) this.header(0xcd, 2, value);
      else if (value <= 0xffffffff) this.header(0xce, 4, value);
      else this.int64(0xcf, value);
    } else if (value >= -0x20) this.byte(value & 0xff);
    else if (value >= -0x80) this.header(0xd0, 1, value);
    else if (value >= -0x8000) this.header(0xd1, 2, value);
    else if (value >= -0x80000000) this.header(0xd2, 4, value);
    else this.int64(0xd3, value);
  }

  /** A safe integer in 64 bits. */
  int64(type: number, value: number): void {
    this.room(9);
    this.bytes[this.at] = type;
    this.view.setInt32(this.at + 1, Math.floor(value / 0x1_0000_0000));
    this.view.setUint32(this.at + 5, value);
    this.at += 9;
  }

  bigint(value: bigint): void {
    const double = Number(value);
    if (Number.isSafeInteger(double)) {
      this.integer(double);
      return;
    }
    const isSigned = value < 0n;
    if (value !== (isSigned ? BigInt.asIntN(64, value) : BigInt.asUintN(64, value))) {
      this.refuse("not-serializable", "must be in the range of a 64-bit integer");
    }
    this.room(9);
    this.bytes[this.at] = isSigned ? 0xd3 : 0xcf;
    this.view.setBigUint64(this.at + 1, value);
    this.at += 9;
  }

  float(value: number): void {
    this.room(9);
    this.bytes[this.at] = 0xcb;
    this.view.setFloat64(this.at + 1, value);
    this.at += 9;
  }

  text(text: string): void {
    const { length } = text;
    if (length > LONG) {
      const utf8 = encoder.encode(text);
      if (isReplaced(text, utf8.length)) this.refuseLoneSurrogate();
      this.textHeader(utf8.length);
      this.inserted.push({ at: this.at, bytes: utf8 });
      return;
    }
    // Three bytes for every unit are the most that a text takes. It may have to make way for a longer header.
    this.room(MOST_BEFORE_TEXT + 3 * length);
    const start = this.at + bytesBeforeText(length);
    const size = length <= SHORT ? this.shortText(text, start) : this.longText(text, start);
    const end = this.at + bytesBeforeText(size) + size;
    if (end !== start + size) this.bytes.copyWithin(end - size, start, start + size);
    this.textHeader(size);
    this.at = end;
  }

  /** Puts a text there, and says how many bytes it takes. */
  shortText(text: string, start: number): number {
    const { bytes } = this;
    const { length } = text;
    let at = start;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0x80) bytes[at++] = unit;
      else if (unit < 0x800) {
        bytes[at++] = 0xc0 | (unit >> 6);
        bytes[at++] = 0x80 | (unit & 0x3f);
      } else {
        const point = text.codePointAt(i) as number;
        if (point > 0xffff) {
          bytes[at++] = 0xf0 | (point >> 18);
          bytes[at++] = 0x80 | ((point >> 12) & 0x3f);
          i++;
        } else if (point < 0xd800 || point > 0xdfff) bytes[at++] = 0xe0 | (point >> 12);
        else this.refuseLoneSurrogate();
        bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
        bytes[at++] = 0x80 | (point & 0x3f);
      }
    }
    return at - start;
  }

  longText(text: string, start: number): number {
    const { written } = encoder.encodeInto(text, this.bytes.subarray(start));
    if (isReplaced(text, written)) this.refuseLoneSurrogate();
    return written;
  }

  refuseLoneSurrogate(): never {
    return this.refuse("utf-8", "must be a text without lone surrogates");
  }

  textHeader(length: number): void {
    if (length < 32) this.byte(0xa0 | length);
    else this.lengthHeader(0xd9, length);
  }

  binary(bytes: Uint8Array): void {
    this.lengthHeader(0xc4, bytes.length);
    if (bytes.length > LONG) this.inserted.push({ at: this.at, bytes });
    else {
      this.room(bytes.length);
      this.bytes.set(bytes, this.at);
      this.at += bytes.length;
    }
  }

  /** A length in 8, 16 or 32 bits: as many as it needs. `type` is that of 8. */
  lengthHeader(type: number, length: number): void {
    if (length <= 0xff) this.header(type, 1, length);
    else if (length <= 0xffff) this.header(type + 1, 2, length);
    else this.header(type + 2, 4, length);
  }

  container(value: object): void {
    const { parents, keys } = this;
    const depth = parents.length;
    if (parents.includes(value)) this.refuse("cycle", "must not contain itself");
    if (depth >= MAX_DEPTH) this.refuse("depth", `must not nest deeper than ${MAX_DEPTH}`);
    const isArray = Array.isArray(value);
    if (!isArray && !isRecord(value)) {
      this.refuse("not-serializable", "must be a msgpack value, got an object with a class of its own");
    }
    parents.push(value);
    if (isArray) {
      const { length } = value;
      this.count(0x90, 0xdc, length);
      for (let i = 0; i < length; i++) {
        keys[depth] = i;
        this.value(value[i]);
      }
    } else this.map(value, depth);
    parents.pop();
  }

  map(object: object, depth: number): void {
    const members: [key: string, member: unknown][] = Object.entries(object);
    let count = 0;
    for (const [, member] of members) if (member !== undefined) count++;
    this.count(0x80, 0xde, count);
    for (const [key, member] of members) {
      if (member === undefined) continue;
      this.keys[depth] = key;
      if (key === "__proto__") this.refuse("proto-key", 'must not be named "__proto__"');
      this.text(key);
      this.value(member);
    }
  }

  count(short: number, long: number, count: number): void {
    if (count < 16) this.byte(short | count);
    else if (count <= 0xffff) this.header(long, 2, count);
    else this.header(long + 1, 4, count);
  }

  byte(byte: number): void {
    this.room(1);
    this.bytes[this.at++] = byte;
  }

  /** A type byte and a number of 1, 2 or 4 bytes. */
  header(type: number, size: number, value: number): void {
    this.room(5);
    const { at, bytes, view } = this;
    bytes[at] = type;
    if (size === 1) bytes[at + 1] = value;
    else if (size === 2) view.setUint16(at + 1, value);
    else view.setUint32(at + 1, value);
    this.at = at + 1 + size;
  }

  /** Makes room for so many bytes. */
  room(size: number): void {
    const needed = this.at + size;
    if (needed <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    grown.set(this.bytes);
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }

  refuse(rule: string, message: string): never {
    // Of containers that were left, keys may remain.
    const path = this.keys.slice(0, this.parents.length).reduce<string>(pointer, "");
    throw new CodecError(rule, message, { path });
  }
}

const MOST_BEFORE_TEXT = 5;

/** The type byte, and the length where that has bytes of its own. */
function bytesBeforeText(length: number): number {
  if (length < 32) return 1;
  if (length <= 0xff) return 2;
  return length <= 0xffff ? 3 : MOST_BEFORE_TEXT;
}

/** Whether the encoder met lone surrogates. It writes three bytes for each. */
function isReplaced(text: string, size: number): boolean {
  return size !== text.length && loneSurrogate.test(text);
}
