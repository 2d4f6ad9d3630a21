import { CodecError } from "../codec-error.ts";
import { MAX_DEPTH } from "../limits.ts";
import { pointer } from "../pointer.ts";
import { invalidUtf8At } from "../utf8.ts";
import { keyIn } from "./key-in.ts";
import { textIn } from "./text.ts";

/**
 * One msgpack value, in full and without loss. Integers beyond 2^53-1 become bigints; binary becomes a view of `bytes`,
 * not a copy.
 *
 * Time and memory are bounded by the bytes that are there, whatever lengths they declare.
 *
 * @throws CodecError
 */
export function readMsgpack(bytes: Uint8Array): unknown {
  if (bytes.length === 0) throw new CodecError("empty", "must not be empty", { offset: 0 });
  return new MsgpackReader(bytes).document();
}

/** Doubles are put together here: making a view of every message costs more. */
const scratch = /*@__PURE__*/ new DataView(new ArrayBuffer(8));

/** Reads one value after the other, each by its own first byte. */
export class MsgpackReader {
  readonly bytes: Uint8Array;
  at = 0;
  depth = 0;
  /** The path to what failed, gathered from the inside out while the failure passes by. */
  path = "";

  constructor(bytes: Uint8Array) {
    // A Buffer's views are Buffers, which binary values are not to be.
    this.bytes =
      bytes.constructor === Uint8Array ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  document(): unknown {
    try {
      const value = this.value();
      if (this.at < this.bytes.length) this.fail("trailing-bytes", "must end after its value");
      return value;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const { rule, message, offset } = error;
      throw new CodecError(rule, message, { path: this.path, offset });
    }
  }

  value(): unknown {
    const start = this.at;
    const byte = this.bytes[start];
    if (byte === undefined) this.fail("truncated", "must not end here");
    this.at = start + 1;
    if (byte < 0x80) return byte;
    if (byte >= 0xe0) return byte - 0x100;
    if (byte < 0x90) return this.map(byte & 0x0f, start);
    if (byte < 0xa0) return this.array(byte & 0x0f, start);
    return byte < 0xc0 ? this.text(byte & 0x1f, start) : this.typed(byte, start);
  }

  /** A value whose first byte is its type and nothing else. */
  typed(byte: number, start: number): unknown {
    switch (byte) {
      case 0xc0:
        return null;
      case 0xc2:
        return false;
      case 0xc3:
        return true;
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return this.binary(this.unsigned(1 << (byte - 0xc4)), start);
      case 0xca:
        scratch.setUint32(0, this.unsigned(4));
        return scratch.getFloat32(0);
      case 0xcb:
        scratch.setUint32(0, this.word(this.need(8)));
        scratch.setUint32(4, this.word(this.at - 4));
        return scratch.getFloat64(0);
      case 0xcc:
      case 0xcd:
      case 0xce:
        return this.unsigned(1 << (byte - 0xcc));
      case 0xcf:
        return exact(this.word(this.need(8)) >>> 0, this.word(this.at - 4) >>> 0);
      case 0xd0:
        return (this.unsigned(1) << 24) >> 24;
      case 0xd1:
        return (this.unsigned(2) << 16) >> 16;
      case 0xd2:
        return this.unsigned(4) | 0;
      case 0xd3:
        return exact(this.word(this.need(8)), this.word(this.at - 4) >>> 0);
      case 0xd9:
      case 0xda:
      case 0xdb:
        return this.text(this.unsigned(1 << (byte - 0xd9)), start);
      case 0xdc:
      case 0xdd:
        return this.array(this.unsigned(2 << (byte - 0xdc)), start);
      case 0xde:
      case 0xdf:
        return this.map(this.unsigned(2 << (byte - 0xde)), start);
      case 0xc1:
        return this.fail("reserved-byte", "must not contain the reserved byte 0xc1", start);
      default:
        return this.fail("extension-type", "must not be of an extension type", start);
    }
  }

  map(count: number, start: number): Record<string, unknown> {
    this.open(count * 2, start);
    const first = this.at;
    const object: Record<string, unknown> = {};
    let key: string | undefined;
    try {
      for (let i = 0; i < count; i++) {
        key = undefined;
        const keyStart = this.at;
        key = this.key(keyStart);
        if (key === "__proto__") this.fail("proto-key", 'must not be named "__proto__"', keyStart);
        object[key] = this.value();
      }
    } catch (error) {
      if (key !== undefined) this.path = pointer("", key) + this.path;
      throw error;
    }
    let members = 0;
    for (const _ in object) members++;
    // An object that inherits members counts too many.
    if (members !== count && Object.keys(object).length !== count) this.findRepeatedKey(first);
    this.depth--;
    return object;
  }

  /** Reads the members of a map once more, now looking at each key: asking for every key of every map is dear. */
  findRepeatedKey(first: number): never {
    this.at = first;
    const keys = new Set<string>();
    for (;;) {
      const start = this.at;
      const key = this.key(start);
      if (keys.has(key)) {
        this.path = pointer("", key);
        this.fail("duplicate-key", "must not appear twice in its map", start);
      }
      keys.add(key);
      this.value();
    }
  }

  key(start: number): string {
    const byte = this.bytes[start] ?? 0xa0;
    let length: number;
    if (byte >= 0xa0 && byte <= 0xbf) {
      if (start === this.bytes.length) this.fail("truncated", "must not end here");
      this.at = start + 1;
      length = byte & 0x1f;
    } else if (byte >= 0xd9 && byte <= 0xdb) {
      this.at = start + 1;
      length = this.unsigned(1 << (byte - 0xd9));
    } else this.fail("map-key", "must have only strings as keys", start);
    const from = this.skip(length, start);
    return keyIn(this.bytes, from, this.at) ?? this.notText(from);
  }

  array(count: number, start: number): unknown[] {
    this.open(count, start);
    const array: unknown[] = [];
    try {
      for (let i = 0; i < count; i++) {
        const byte = this.bytes[this.at] as number;
        if (byte < 0x80) {
          this.at++;
          array.push(byte);
        } else array.push(this.value());
      }
    } catch (error) {
      this.path = pointer("", array.length) + this.path;
      throw error;
    }
    this.depth--;
    return array;
  }

  /** Enters a container, of which every value takes at least a byte. */
  open(values: number, start: number): void {
    if (this.depth >= MAX_DEPTH) this.fail("depth", `must not nest deeper than ${MAX_DEPTH}`, start);
    if (values > this.bytes.length - this.at) this.declaresTooMuch(start);
    this.depth++;
  }

  text(length: number, start: number): string {
    const from = this.skip(length, start);
    return textIn(this.bytes, from, this.at) ?? this.notText(from);
  }

  notText(from: number): never {
    const at = invalidUtf8At(this.bytes.subarray(from, this.at));
    return this.fail("utf-8", "must be UTF-8", from + Math.max(0, at));
  }

  binary(length: number, start: number): Uint8Array {
    const from = this.skip(length, start);
    return this.bytes.subarray(from, this.at);
  }

  unsigned(size: number): number {
    const at = this.need(size);
    const { bytes } = this;
    if (size === 1) return bytes[at] as number;
    return size === 2 ? ((bytes[at] as number) << 8) | (bytes[at + 1] as number) : this.word(at) >>> 0;
  }

  /** 32 bits, signed. */
  word(at: number): number {
    const { bytes } = this;
    return (
      ((bytes[at] as number) << 24) |
      ((bytes[at + 1] as number) << 16) |
      ((bytes[at + 2] as number) << 8) |
      (bytes[at + 3] as number)
    );
  }

  /** Where the next `size` bytes begin, which are taken. */
  need(size: number): number {
    const at = this.at;
    if (size > this.bytes.length - at) this.fail("truncated", "must not end here", this.bytes.length);
    this.at = at + size;
    return at;
  }

  skip(length: number, start: number): number {
    const at = this.at;
    if (length > this.bytes.length - at) this.declaresTooMuch(start);
    this.at = at + length;
    return at;
  }

  declaresTooMuch(start: number): never {
    return this.fail("truncated", "must not declare a length beyond the bytes that are there", start);
  }

  fail(rule: string, message: string, offset = this.at): never {
    throw new Failure(rule, message, offset);
  }
}

/** What went wrong, on its way to where the path to it is known. */
export class Failure {
  readonly rule: string;
  readonly message: string;
  readonly offset: number;

  constructor(rule: string, message: string, offset: number) {
    this.rule = rule;
    this.message = message;
    this.offset = offset;
  }
}

/** The integer of two halves. */
function exact(high: number, low: number): number | bigint {
  const double = high * 0x1_0000_0000 + low;
  return Number.isSafeInteger(double) ? double : BigInt(high) * 0x1_0000_0000n + BigInt(low);
}
