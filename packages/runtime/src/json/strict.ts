import { CodecError } from "../codec-error.ts";
import { MAX_DEPTH } from "../limits.ts";
import { pointer } from "../pointer.ts";
import { invalidUtf8At } from "../utf8.ts";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const escapedInPart = /\\(?:u[\da-fA-F]{0,3})?$/y;
/** Literals and numbers, and what may be meant as one. */
const word = /[\w.+-]*/y;
const notANumber = /^[+-]?(?:nan|inf(?:inity)?)$/i;

/**
 * Reads a JSON document character by character: the reader that knows why a document is refused and where, and that keeps
 * large integers. Linear in the length, bounded in depth.
 *
 * @throws CodecError
 */
export function readJsonStrictly(bytes: Uint8Array): unknown {
  if (bytes.length === 0) throw new CodecError("empty", "must not be empty", { offset: 0 });
  const invalid = invalidUtf8At(bytes);
  if (invalid >= 0) throw new CodecError("utf-8", "must be UTF-8", { offset: invalid });
  const text = decoder.decode(bytes);
  let at = 0;

  if (text.startsWith("\ufeff")) fail("byte-order-mark", "must not begin with a byte order mark", "");
  const value = readValue("", 1);
  skipSpace();
  if (at < text.length) fail("trailing-bytes", "must end after its value", "");
  return value;

  function readValue(path: string, depth: number): unknown {
    skipSpace();
    const isObject = text[at] === "{";
    if (!isObject && text[at] !== "[") return text[at] === '"' ? readString(path) : readWord(path);
    if (depth > MAX_DEPTH) fail("depth", `must not nest deeper than ${MAX_DEPTH}`, path);
    at++;
    return isObject ? readObject(path, depth) : readArray(path, depth);
  }

  function readObject(path: string, depth: number): unknown {
    const object: Record<string, unknown> = {};
    if (take("}")) return object;
    do {
      skipSpace();
      const start = at;
      if (text[at] !== '"') unexpected("a key in double quotes", path);
      const key = readString(path);
      const keyPath = pointer(path, key);
      if (key === "__proto__") fail("proto-key", 'must not be named "__proto__"', keyPath, start);
      if (Object.hasOwn(object, key))
        fail("duplicate-key", "must not appear twice in its object", keyPath, start);
      if (!take(":")) unexpected('":"', keyPath);
      object[key] = readValue(keyPath, depth + 1);
    } while (take(","));
    if (!take("}")) unexpected('"," or "}"', path);
    return object;
  }

  function readArray(path: string, depth: number): unknown {
    const array: unknown[] = [];
    if (take("]")) return array;
    do array.push(readValue(pointer(path, array.length), depth + 1));
    while (take(","));
    if (!take("]")) unexpected('"," or "]"', path);
    return array;
  }

  function readString(path: string): string {
    const start = at;
    let isPlain = true;
    while (text[++at] !== '"') {
      if (at >= text.length) unexpected("the end of the string", path);
      if (text.charCodeAt(at) < 0x20) fail("syntax", "must escape control characters in strings", path);
      if (text[at] === "\\") {
        isPlain = false;
        const sequence = match(escaped);
        if (sequence === "") {
          if (match(escapedInPart) !== "") at = text.length;
          unexpected("a known escape sequence", path);
        }
        at += sequence.length - 1;
      }
    }
    at++;
    return isPlain ? text.slice(start + 1, at - 1) : JSON.parse(text.slice(start, at));
  }

  function readWord(path: string): unknown {
    const token = match(word);
    const value = parse(token);
    if (value === undefined) {
      if (notANumber.test(token)) fail("syntax", "must be a JSON value: NaN and Infinity are not", path);
      const isUnfinished = ["true", "false", "null"].some((literal) => literal.startsWith(token));
      if (isUnfinished || parse(`${token}0`) !== undefined) {
        if (at + token.length === text.length) at = text.length;
      }
      unexpected("a JSON value", path);
    }
    if (typeof value === "number" && !Number.isFinite(value)) {
      fail("not-finite", "must be a number in the range of a double", path);
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
    if (text[at] !== character) return false;
    at++;
    return true;
  }

  function skipSpace(): void {
    while (text[at] === " " || text[at] === "\n" || text[at] === "\r" || text[at] === "\t") at++;
  }

  function unexpected(wanted: string, path: string): never {
    return at < text.length
      ? fail("syntax", `must be JSON: expected ${wanted}`, path)
      : fail("truncated", `must not end here: expected ${wanted}`, path);
  }

  function fail(rule: string, message: string, path: string, index = at): never {
    const offset = new TextEncoder().encode(text.slice(0, index)).length;
    throw new CodecError(rule, message, { path, offset });
  }
}

/** The value of a literal or number; `undefined` for anything else. */
function parse(token: string): unknown {
  try {
    return JSON.parse(token);
  } catch {
    return undefined;
  }
}
