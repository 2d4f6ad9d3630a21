import { CodecError } from "../codec-error.ts";
import { MAX_DEPTH } from "../limits.ts";
import { pointer } from "../pointer.ts";
import { withoutFrames } from "../without-frames.ts";

const decoder = /*@__PURE__*/ new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = /*@__PURE__*/ new TextEncoder();
const space = /[ \t\n\r]*/y;
const unescaped = /[ !#-[\]-\uffff]*/y;
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
/** Literals and numbers, and what may be meant as one. */
const word = /[\w.+-]*/y;

/**
 * Reads a JSON document token by token: the reader that knows why a document is refused and where, and that keeps large
 * integers. Linear in the length, bounded in depth.
 *
 * @throws CodecError
 */
export function readJsonStrictly(bytes: Uint8Array): unknown {
  const text = decoder.decode(bytes);
  assertUtf8(text, bytes);
  /** Where the reader is, in the text and in the value. */
  let at = 0;
  const keys: (string | number)[] = [];

  if (text === "") fail("empty", "must not be empty");
  if (text[0] === "\ufeff") fail("byte-order-mark", "must not begin with a byte order mark");
  const value = readValue();
  skip(space);
  if (at < text.length) fail("trailing-bytes", "must end after its value");
  return value;

  function readValue(): unknown {
    const isArray = take("[");
    if (!isArray && !take("{")) return text[at] === '"' ? readString() : readWord();
    if (keys.length >= MAX_DEPTH) fail("depth", `must not nest deeper than ${MAX_DEPTH}`, at - 1);
    const container = (isArray ? [] : {}) as Record<string | number, unknown>;
    const end = isArray ? "]" : "}";
    if (!take(end)) {
      let length = 0;
      do {
        skip(space);
        const start = at;
        if (!isArray && text[at] !== '"') unexpected("a key in double quotes");
        const key = isArray ? length++ : readString();
        keys.push(key);
        if (key === "__proto__") fail("proto-key", 'must not be named "__proto__"', start);
        if (Object.hasOwn(container, key)) {
          fail("duplicate-key", "must not appear twice in its object", start);
        }
        if (!isArray && !take(":")) unexpected('":"');
        container[key] = readValue();
        keys.pop();
      } while (take(","));
      if (!take(end)) unexpected(`"," or "${end}"`);
    }
    return container;
  }

  function readString(): string {
    const start = at++;
    while (skip(unescaped) && text[at] === "\\") {
      if (skip(escaped)) continue;
      // Without a quote behind it the sequence may have been cut off.
      if (!text.includes('"', at)) at = text.length;
      unexpected("a known escape sequence");
    }
    if (at >= text.length) unexpected("the end of the string");
    if (text[at++] !== '"') fail("syntax", "must escape control characters in strings", at - 1);
    return JSON.parse(text.slice(start, at));
  }

  function readWord(): unknown {
    const start = at;
    skip(word);
    const token = text.slice(start, at);
    const value = parse(token);
    if (value === undefined) {
      const isUnfinished = " true false null".includes(` ${token}`) || parse(`${token}0`) !== undefined;
      if (!isUnfinished || at < text.length) at = start;
      unexpected(`a JSON value${/nan|inf/i.test(token) ? ", not NaN or Infinity" : ""}`);
    }
    const size = Math.abs(value as number);
    if (size > Number.MAX_VALUE) fail("not-finite", "must fit in a double", start);
    return size > Number.MAX_SAFE_INTEGER && !/[.e]/i.test(token) ? BigInt(token) : value;
  }

  function skip(expression: RegExp): boolean {
    expression.lastIndex = at;
    const isThere = expression.test(text);
    if (isThere) at = expression.lastIndex;
    return isThere;
  }

  function take(character: string): boolean {
    skip(space);
    const isThere = text[at] === character;
    if (isThere) at++;
    return isThere;
  }

  function unexpected(wanted: string): never {
    return at < text.length
      ? fail("syntax", `must be JSON: expected ${wanted}`)
      : fail("truncated", `must not end here: expected ${wanted}`);
  }

  function fail(rule: string, message: string, index = at): never {
    const where = { path: keys.reduce(pointer, ""), offset: encoder.encode(text.slice(0, index)).length };
    throw withoutFrames(() => new CodecError(rule, message, where));
  }
}

/** Refuses bytes that the text has replacement characters for. */
function assertUtf8(text: string, bytes: Uint8Array): void {
  if (!text.includes("\ufffd")) return;
  const again = encoder.encode(text);
  let offset = again.findIndex((byte, i) => byte !== bytes[i]);
  // They may begin with the same bytes: the first byte of a character is none of 10xxxxxx.
  while (((again[offset] as number) & 0xc0) === 0x80) offset--;
  if (offset >= 0) throw new CodecError("utf-8", "must be UTF-8", { offset });
}

/** The value of a literal or number; `undefined` for anything else. */
function parse(token: string): unknown {
  try {
    return JSON.parse(token);
  } catch {
    return undefined;
  }
}
