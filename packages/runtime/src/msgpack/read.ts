import { CodecError } from "../codec-error.ts";
import { MAX_DEPTH } from "../limits.ts";
import { pointer } from "../pointer.ts";
import { invalidUtf8At } from "../utf8.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
/** Up to this many bytes, taking a text byte by byte is faster than the decoder. */
const SHORT_TEXT = 24;

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

class MsgpackReader {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  at = 0;
  depth = 0;
  /** The path to what failed, gathered from the inside out while the failure passes by. */
  path = "";

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
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
        return this.view.getFloat32(this.need(4));
      case 0xcb:
        return this.view.getFloat64(this.need(8));
      case 0xcc:
      case 0xcd:
      case 0xce:
        return this.unsigned(1 << (byte - 0xcc));
      case 0xcf:
        return exact(this.view.getBigUint64(this.need(8)));
      case 0xd0:
        return this.view.getInt8(this.need(1));
      case 0xd1:
        return this.view.getInt16(this.need(2));
      case 0xd2:
        return this.view.getInt32(this.need(4));
      case 0xd3:
        return exact(this.view.getBigInt64(this.need(8)));
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
    const object: Record<string, unknown> = {};
    for (let i = 0; i < count; i++) {
      const keyStart = this.at;
      const key = this.key(keyStart);
      try {
        if (key in object) {
          if (key === "__proto__") this.fail("proto-key", 'must not be named "__proto__"', keyStart);
          if (Object.hasOwn(object, key))
            this.fail("duplicate-key", "must not appear twice in its map", keyStart);
        }
        object[key] = this.value();
      } catch (error) {
        this.path = pointer("", key) + this.path;
        throw error;
      }
    }
    this.depth--;
    return object;
  }

  key(start: number): string {
    const byte = this.bytes[start] ?? 0xa0;
    if ((byte < 0xa0 || byte > 0xbf) && (byte < 0xd9 || byte > 0xdb)) {
      this.fail("map-key", "must have only strings as keys", start);
    }
    return this.value() as string;
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
    if (length <= SHORT_TEXT) {
      let text = "";
      let i = from;
      for (; i < this.at; i++) {
        const byte = this.bytes[i] as number;
        if (byte >= 0x80) break;
        text += String.fromCharCode(byte);
      }
      if (i === this.at) return text;
    }
    const bytes = this.bytes.subarray(from, this.at);
    try {
      return decoder.decode(bytes);
    } catch {
      return this.fail("utf-8", "must be UTF-8", from + Math.max(0, invalidUtf8At(bytes)));
    }
  }

  binary(length: number, start: number): Uint8Array {
    const from = this.skip(length, start);
    return new Uint8Array(this.bytes.buffer, this.bytes.byteOffset + from, length);
  }

  unsigned(size: number): number {
    const at = this.need(size);
    return size === 1
      ? this.view.getUint8(at)
      : size === 2
        ? this.view.getUint16(at)
        : this.view.getUint32(at);
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
    return this.fail("length", "must not declare a length beyond the bytes that are there", start);
  }

  fail(rule: string, message: string, offset = this.at): never {
    throw new Failure(rule, message, offset);
  }
}

/** What went wrong, on its way to where the path to it is known. */
class Failure {
  readonly rule: string;
  readonly message: string;
  readonly offset: number;

  constructor(rule: string, message: string, offset: number) {
    this.rule = rule;
    this.message = message;
    this.offset = offset;
  }
}

function exact(integer: bigint): number | bigint {
  const double = Number(integer);
  return Number.isSafeInteger(double) ? double : integer;
}
