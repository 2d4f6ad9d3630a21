import { CodecError } from "../codec-error.ts";
import { MAX_DEPTH } from "../limits.ts";
import { pointer } from "../pointer.ts";
import { invalidUtf8At } from "../utf8.ts";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const number = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const integer = /^-?[0-9]+$/;
const stringEscape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Reads a JSON document byte by byte: the reader that knows why a document is refused and where, and that keeps large
 * integers. Linear in the length, bounded in depth.
 *
 * @throws CodecError
 */
export function readJsonStrictly(bytes: Uint8Array): unknown {
  if (bytes.length === 0) throw new CodecError("empty", "must not be empty", { offset: 0 });
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    throw new CodecError("byte-order-mark", "must not begin with a byte order mark", { offset: 0 });
  }
  const invalid = invalidUtf8At(bytes);
  if (invalid >= 0) throw new CodecError("utf-8", "must be UTF-8", { offset: invalid });
  return new StrictReader(bytes).document();
}

class StrictReader {
  readonly bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  document(): unknown {
    const value = this.value("", 1);
    this.space();
    if (this.at < this.bytes.length) this.fail("trailing-bytes", "must end after its value", "");
    return value;
  }

  value(path: string, depth: number): unknown {
    this.space();
    const byte = this.bytes[this.at];
    if (byte === 0x7b || byte === 0x5b) {
      if (depth > MAX_DEPTH) this.fail("depth", `must not nest deeper than ${MAX_DEPTH}`, path);
      this.at++;
      return byte === 0x7b ? this.object(path, depth) : this.array(path, depth);
    }
    return byte === 0x22 ? this.string(path) : this.scalar(path);
  }

  object(path: string, depth: number): unknown {
    const object: Record<string, unknown> = {};
    if (this.closes(0x7d)) return object;
    do {
      this.space();
      const start = this.at;
      if (this.bytes[start] !== 0x22) this.unexpected("a key in double quotes", path);
      const key = this.string(path);
      const keyPath = pointer(path, key);
      if (key === "__proto__") this.fail("proto-key", 'must not be named "__proto__"', keyPath, start);
      if (Object.hasOwn(object, key)) {
        this.fail("duplicate-key", "must not appear twice in its object", keyPath, start);
      }
      this.space();
      if (this.bytes[this.at] !== 0x3a) this.unexpected('":"', keyPath);
      this.at++;
      object[key] = this.value(keyPath, depth + 1);
    } while (this.continues(0x7d, path));
    return object;
  }

  array(path: string, depth: number): unknown {
    const array: unknown[] = [];
    if (this.closes(0x5d)) return array;
    do array.push(this.value(pointer(path, array.length), depth + 1));
    while (this.continues(0x5d, path));
    return array;
  }

  string(path: string): string {
    const start = this.at;
    let isPlain = true;
    for (;;) {
      const byte = this.bytes[++this.at];
      if (byte === 0x22) break;
      if (byte === undefined) this.unexpected("the end of the string", path);
      if (byte < 0x20) this.fail("syntax", "must escape control characters in strings", path);
      if (byte === 0x5c) {
        isPlain = false;
        // An escape is ASCII, so that six bytes hold the longest one whole.
        stringEscape.lastIndex = 0;
        const sequence = String.fromCharCode(...this.bytes.subarray(this.at, this.at + 6));
        if (!stringEscape.test(sequence)) {
          if (this.at + 6 > this.bytes.length && !sequence.includes('"', 2)) this.at = this.bytes.length;
          this.unexpected("a known escape sequence", path);
        }
        this.at += stringEscape.lastIndex - 1;
      }
    }
    this.at++;
    const raw = this.bytes.subarray(start, this.at);
    return isPlain ? decoder.decode(raw.subarray(1, -1)) : JSON.parse(decoder.decode(raw));
  }

  scalar(path: string): unknown {
    const start = this.at;
    let end = start;
    while (isWordByte(this.bytes[end])) end++;
    const word = decoder.decode(this.bytes.subarray(start, end));
    if (word === "true") return this.accept(end, true);
    if (word === "false") return this.accept(end, false);
    if (word === "null") return this.accept(end, null);
    if (number.test(word)) {
      const value = Number(word);
      if (!Number.isFinite(value)) this.fail("not-finite", "must be a number in the range of a double", path);
      return this.accept(end, integer.test(word) && !Number.isSafeInteger(value) ? BigInt(word) : value);
    }
    if (/^[+-]?(?:NaN|Infinity|inf|nan)$/.test(word)) {
      this.fail("syntax", "must be a JSON value: NaN and Infinity are not", path);
    }
    if (end === this.bytes.length && isUnfinished(word)) this.at = end;
    return this.unexpected("a JSON value", path);
  }

  accept<T>(end: number, value: T): T {
    this.at = end;
    return value;
  }

  closes(bracket: number): boolean {
    this.space();
    if (this.bytes[this.at] !== bracket) return false;
    this.at++;
    return true;
  }

  continues(bracket: number, path: string): boolean {
    if (this.closes(bracket)) return false;
    if (this.bytes[this.at] !== 0x2c) this.unexpected(bracket === 0x7d ? '"," or "}"' : '"," or "]"', path);
    this.at++;
    return true;
  }

  space(): void {
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return;
      this.at++;
    }
  }

  unexpected(wanted: string, path: string): never {
    const isEnd = this.at >= this.bytes.length;
    return isEnd
      ? this.fail("truncated", `must not end here: expected ${wanted}`, path)
      : this.fail("syntax", `must be JSON: expected ${wanted}`, path);
  }

  fail(rule: string, message: string, path: string, offset = this.at): never {
    throw new CodecError(rule, message, { path, offset });
  }
}

/** Letters, digits, signs and dots: what literals and numbers, and misspelt ones, are made of. */
function isWordByte(byte: number | undefined): boolean {
  return (
    byte !== undefined &&
    ((byte >= 0x30 && byte <= 0x39) ||
      ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) ||
      byte === 0x2b ||
      byte === 0x2d ||
      byte === 0x2e)
  );
}

/** Whether more bytes could have made a value of the word. */
function isUnfinished(word: string): boolean {
  return ["true", "false", "null"].some((literal) => literal.startsWith(word)) || number.test(`${word}0`);
}
