import { isBytes } from "../bytes.ts";
import { CodecError } from "../codec-error.ts";
import { MAX_DEPTH } from "../limits.ts";
import { pointer } from "../pointer.ts";

const encoder = /*@__PURE__*/ new TextEncoder();
const loneSurrogate = /\p{Surrogate}/u;

/**
 * The value as msgpack, in one canonical form: integers as short as can be, other numbers as float 64, `Uint8Array` as
 * binary, object members in their order. Properties that are `undefined` are left out.
 *
 * @throws CodecError for what msgpack without extensions cannot hold
 */
export function writeMsgpack(value: unknown): Uint8Array {
  const writer = new MsgpackWriter();
  writer.value(value, "");
  return writer.bytes.slice(0, writer.at);
}

class MsgpackWriter {
  bytes = new Uint8Array(1024);
  view = new DataView(this.bytes.buffer);
  at = 0;
  /** The containers around the value. */
  readonly parents: object[] = [];

  value(value: unknown, path: string): void {
    if (value === null) this.byte(0xc0);
    else if (typeof value === "string") this.text(value, path);
    else if (typeof value === "number") {
      if (Number.isSafeInteger(value) && !Object.is(value, -0)) this.integer(value);
      else this.float(value);
    } else if (typeof value === "boolean") this.byte(value ? 0xc3 : 0xc2);
    else if (typeof value === "bigint") this.bigint(value, path);
    else if (typeof value !== "object") {
      refuse("not-serializable", `must be a msgpack value, got ${typeof value}`, path);
    } else if (isBytes(value)) this.binary(value);
    else this.container(value, path);
  }

  integer(value: number): void {
    if (value >= 0) {
      if (value < 0x80) this.byte(value);
      else if (value <= 0xff) this.header(0xcc, 1, value);
      else if (value <= 0xffff) this.header(0xcd, 2, value);
      else if (value <= 0xffffffff) this.header(0xce, 4, value);
      else this.long(0xcf, BigInt(value));
    } else if (value >= -0x20) this.byte(value & 0xff);
    else if (value >= -0x80) this.header(0xd0, 1, value);
    else if (value >= -0x8000) this.header(0xd1, 2, value);
    else if (value >= -0x80000000) this.header(0xd2, 4, value);
    else this.long(0xd3, BigInt(value));
  }

  bigint(value: bigint, path: string): void {
    const double = Number(value);
    if (Number.isSafeInteger(double)) {
      this.integer(double);
      return;
    }
    const isSigned = value < 0n;
    if (value !== (isSigned ? BigInt.asIntN(64, value) : BigInt.asUintN(64, value))) {
      refuse("not-serializable", "must be in the range of a 64-bit integer", path);
    }
    this.long(isSigned ? 0xd3 : 0xcf, value);
  }

  float(value: number): void {
    this.byte(0xcb);
    const at = this.take(8); // may replace this.view
    this.view.setFloat64(at, value);
  }

  text(text: string, path: string): void {
    if (loneSurrogate.test(text)) refuse("utf-8", "must be a text without lone surrogates", path);
    const utf8 = encoder.encode(text);
    if (utf8.length < 32) this.byte(0xa0 | utf8.length);
    else if (utf8.length <= 0xff) this.header(0xd9, 1, utf8.length);
    else if (utf8.length <= 0xffff) this.header(0xda, 2, utf8.length);
    else this.header(0xdb, 4, utf8.length);
    this.raw(utf8);
  }

  binary(bytes: Uint8Array): void {
    if (bytes.length <= 0xff) this.header(0xc4, 1, bytes.length);
    else if (bytes.length <= 0xffff) this.header(0xc5, 2, bytes.length);
    else this.header(0xc6, 4, bytes.length);
    this.raw(bytes);
  }

  container(value: object, path: string): void {
    if (this.parents.includes(value)) refuse("cycle", "must not contain itself", path);
    if (this.parents.length >= MAX_DEPTH) refuse("depth", `must not nest deeper than ${MAX_DEPTH}`, path);
    this.parents.push(value);
    if (Array.isArray(value)) {
      this.count(0x90, 0xdc, value.length);
      for (let i = 0; i < value.length; i++) this.value(value[i], pointer(path, i));
    } else {
      this.map(value, path);
    }
    this.parents.pop();
  }

  map(object: object, path: string): void {
    const prototype: unknown = Object.getPrototypeOf(object);
    if (prototype !== Object.prototype && prototype !== null) {
      refuse("not-serializable", "must be a msgpack value, got an object with a class of its own", path);
    }
    const members = Object.entries(object).filter(([, member]) => member !== undefined);
    this.count(0x80, 0xde, members.length);
    for (const [key, member] of members) {
      const memberPath = pointer(path, key);
      if (key === "__proto__") refuse("proto-key", 'must not be named "__proto__"', memberPath);
      this.text(key, memberPath);
      this.value(member, memberPath);
    }
  }

  count(short: number, long: number, count: number): void {
    if (count < 16) this.byte(short | count);
    else if (count <= 0xffff) this.header(long, 2, count);
    else this.header(long + 1, 4, count);
  }

  byte(byte: number): void {
    const at = this.take(1); // may replace this.bytes
    this.bytes[at] = byte;
  }

  /** A type byte and a number of 1, 2 or 4 bytes. */
  header(type: number, size: number, value: number): void {
    this.byte(type);
    const at = this.take(size);
    if (size === 1) this.view.setUint8(at, value);
    else if (size === 2) this.view.setUint16(at, value);
    else this.view.setUint32(at, value);
  }

  long(type: number, value: bigint): void {
    this.byte(type);
    const at = this.take(8);
    this.view.setBigUint64(at, value);
  }

  raw(bytes: Uint8Array): void {
    const at = this.take(bytes.length); // may replace this.bytes
    this.bytes.set(bytes, at);
  }

  /** Room for so many bytes, and where it is. */
  take(size: number): number {
    const at = this.at;
    this.at = at + size;
    if (this.at > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.at, this.bytes.length * 2));
      grown.set(this.bytes);
      this.bytes = grown;
      this.view = new DataView(grown.buffer);
    }
    return at;
  }
}

function refuse(rule: string, message: string, path: string): never {
  throw new CodecError(rule, message, { path });
}
