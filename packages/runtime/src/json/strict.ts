import { CodecError } from "../codec-error.ts";
import { MAX_DEPTH } from "../limits.ts";
import { pointer } from "../pointer.ts";

const decoder = /*@__PURE__*/ new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = /*@__PURE__*/ new TextEncoder();
const escaped = /\\(["\\/bfnrt]|u[\da-fA-F]{4})/y;
/** Literals and numbers, and what may be meant as one. */
const word = /[\w.+-]*/y;
const notANumber = /^[+-]?(nan|inf(inity)?)$/i;

/**
 * Reads a JSON document character by character: the reader that knows why a document is refused and where, and that keeps
 * large integers. Linear in the length, bounded in depth.
 *
 * @throws CodecError
 */
export function readJsonStrictly(bytes: Uint8Array): unknown {
  if (bytes.length === 0) throw new CodecError("empty", "must not be empty", { offset: 0 });
  const text = decoder.decode(bytes);
  const invalid = replacementIn(text, bytes);
  if (invalid >= 0) throw new CodecError("utf-8", "must be UTF-8", { offset: invalid });
  /** Where the reader is, in the text and in the value. */
  let at = 0;
  let path = "";

  if (text.startsWith("\ufeff")) fail("byte-order-mark", "must not begin with a byte order mark");
  const value = readValue(1);
  skipSpace();
  if (at < text.length) fail("trailing-bytes", "must end after its value");
  return value;

  function readValue(depth: number): unknown {
    skipSpace();
    const first = text[at];
    if (first === '"') return readString();
    if (first !== "{" && first !== "[") return readWord();
    if (depth > MAX_DEPTH) fail("depth", `must not nest deeper than ${MAX_DEPTH}`);
    at++;
    const outer = path;
    const isArray = first === "[";
    const container = (isArray ? [] : {}) as Record<string | number, unknown>;
    const end = isArray ? "]" : "}";
    if (!take(end)) {
      let length = 0;
      do {
        path = outer;
        const key = isArray ? length++ : readKey(container);
        path = pointer(outer, key);
        container[key] = readValue(depth + 1);
      } while (take(","));
      path = outer;
      if (!take(end)) unexpected(`"," or "${end}"`);
    }
    return container;
  }

  function readKey(object: object): string {
    skipSpace();
    const start = at;
    if (text[at] !== '"') unexpected("a key in double quotes");
    const key = readString();
    path = pointer(path, key);
    if (key === "__proto__") fail("proto-key", 'must not be named "__proto__"', start);
    if (Object.hasOwn(object, key)) fail("duplicate-key", "must not appear twice in its object", start);
    if (!take(":")) unexpected('":"');
    return key;
  }

  function readString(): string {
    const start = at;
    let isPlain = true;
    while (text[++at] !== '"') {
      if (at >= text.length) unexpected("the end of the string");
      if (text.charCodeAt(at) < 0x20) fail("syntax", "must escape control characters in strings");
      if (text[at] === "\\") {
        isPlain = false;
        const sequence = match(escaped);
        if (sequence === "") {
          // Without a quote behind it the sequence may have been cut off.
          if (!text.includes('"', at)) at = text.length;
          unexpected("a known escape sequence");
        }
        at += sequence.length - 1;
      }
    }
    at++;
    return isPlain ? text.slice(start + 1, at - 1) : JSON.parse(text.slice(start, at));
  }

  function readWord(): unknown {
    const token = match(word);
    const value = parse(token);
    if (value === undefined) {
      if (notANumber.test(token)) fail("syntax", "must be a JSON value: NaN and Infinity are not");
      const isUnfinished = " true false null".includes(` ${token}`) || parse(`${token}0`) !== undefined;
      if (isUnfinished && at + token.length === text.length) at = text.length;
      unexpected("a JSON value");
    }
    if (typeof value === "number" && !Number.isFinite(value)) {
      fail("not-finite", "must be a number in the range of a double");
    }
    at += token.length;
    return Number.isInteger(value) && !Number.isSafeInteger(value) && !/[.e]/i.test(token)
      ? BigInt(token)
      : value;
  }

  function match(expression: RegExp): string {
    expression.lastIndex = at;
    return expression.exec(text)?.[0] ?? "";
  }

  function take(character: string): boolean {
    skipSpace();
    const isThere = text[at] === character;
    if (isThere) at++;
    return isThere;
  }

  function skipSpace(): void {
    while (text[at] === " " || text[at] === "\n" || text[at] === "\r" || text[at] === "\t") at++;
  }

  function unexpected(wanted: string): never {
    return at < text.length
      ? fail("syntax", `must be JSON: expected ${wanted}`)
      : fail("truncated", `must not end here: expected ${wanted}`);
  }

  function fail(rule: string, message: string, index = at): never {
    const offset = encoder.encode(text.slice(0, index)).length;
    throw new CodecError(rule, message, { path, offset });
  }
}

/** Where the text has a replacement character for what is not UTF-8 in the bytes; -1 when it has none. */
function replacementIn(text: string, bytes: Uint8Array): number {
  if (!text.includes("\ufffd")) return -1;
  const again = encoder.encode(text);
  let at = again.findIndex((byte, i) => byte !== bytes[i]);
  // They may begin with the same bytes: the first byte of a character is none of 10xxxxxx.
  while (((again[at] ?? 0) & 0xc0) === 0x80) at--;
  return at;
}

/** The value of a literal or number; `undefined` for anything else. */
function parse(token: string): unknown {
  try {
    return JSON.parse(token);
  } catch {
    return undefined;
  }
}
