import { MAX_DEPTH } from "../limits.ts";

/** The document, and behind it a byte that ends whatever is open there. At hand like this, it is read fastest. */
const text = /*@__PURE__*/ new Uint8Array(0x1_0000);
/** Where it has anything but ASCII, it may not be UTF-8. */
let isAscii = true;
const decoder = /*@__PURE__*/ new TextDecoder("utf-8", { fatal: true });

/**
 * Whether a document is certain to be an object that breaks no decoding rule, from a scan of its bytes that makes no values
 * of them.
 *
 * False where that takes more: for most errors and all long documents, for objects of many members, for keys with anything
 * but ASCII, and for numbers with an exponent.
 */
export function scanObject(document: Uint8Array): boolean {
  const { length } = document;
  if (length >= text.length) return false;
  text.set(document);
  text[length] = 0;
  isAscii = true;
  keyCount = 0;
  const start = skipSpace(0);
  if (text[start] !== BRACE) return false;
  const end = endOfValue(start);
  return end >= 0 && skipSpace(end) === length && (isAscii || isUtf8(document));
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const UNDERSCORE = 0x5f;
/** What closes them is two characters further on. */
const BRACKET = 0x5b;
const BRACE = 0x7b;

/** Of the containers around the open one: what opened each, and how many keys there were before its own. */
const openers = /*@__PURE__*/ new Uint8Array(MAX_DEPTH);
const firstKeys = /*@__PURE__*/ new Int32Array(MAX_DEPTH);

// Where a part of the text ends is below zero if it is not what it should be, or not certain to be.

function endOfValue(start: number): number {
  let at = start;
  let depth = 0;
  let opener = 0;
  let firstKey = 0;
  for (;;) {
    at = skipSpace(at);
    const first = text[at] as number;
    if (first === QUOTE) at = endOfString(at);
    else if (first === BRACE || first === BRACKET) {
      if (depth === MAX_DEPTH) return -1;
      openers[depth] = opener;
      firstKeys[depth++] = firstKey;
      opener = first;
      firstKey = keyCount;
      at = skipSpace(at + 1);
      if (text[at] !== opener + 2) {
        if (opener === BRACE) at = endOfKey(at, firstKey);
        if (at < 0) return -1;
        continue;
      }
    } else at = endOfWord(at, first);
    if (at < 0) return -1;
    for (;;) {
      if (depth === 0) return at;
      at = skipSpace(at);
      if (text[at] === COMMA) break;
      if (text[at] !== opener + 2) return -1;
      at++;
      keyCount = firstKey;
      opener = openers[--depth] as number;
      firstKey = firstKeys[depth] as number;
    }
    at++;
    if (opener === BRACE) at = endOfKey(at, firstKey);
    if (at < 0) return -1;
  }
}

function skipSpace(start: number): number {
  let at = start;
  for (;;) {
    const byte = text[at] as number;
    // Mostly there is none.
    if (byte > 0x20 || (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09)) return at;
    at++;
  }
}

/** 1 for ASCII that stands for itself in a string. */
const plain = /*@__PURE__*/ Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x20 && byte < 0x80 && byte !== QUOTE && byte !== BACKSLASH ? 1 : 0,
);

function endOfString(start: number): number {
  let at = start + 1;
  while (plain[text[at] as number] === 1) at++;
  return text[at] === QUOTE ? at + 1 : endOfRest(at);
}

/** Of a string, from the first byte on that does not stand for itself. */
function endOfRest(start: number): number {
  let at = start;
  for (;;) {
    const byte = text[at] as number;
    if (byte === QUOTE) return at + 1;
    if (byte >= 0x80) isAscii = false;
    if (byte >= 0x80 || plain[byte] === 1) at++;
    else {
      const size = byte === BACKSLASH ? sizeOfEscape(at) : 0;
      if (size === 0) return -1;
      at += size;
    }
  }
}

/** 0 if it is none. */
function sizeOfEscape(at: number): number {
  const letter = String.fromCharCode(text[at + 1] as number);
  if (letter !== "u") return '"\\/bfnrt'.includes(letter) ? 2 : 0;
  for (let i = 2; i < 6; i++) {
    const digit = text[at + i] as number;
    const lower = digit | 0x20;
    if (!((digit >= ZERO && digit <= NINE) || (lower >= 0x61 && lower <= 0x66))) return 0;
  }
  return 6;
}

/** So many members have all open objects together, or a scan does not say anything of them. */
const KEYS = 512;
/** So many has one, as each of its keys is compared with those before it. */
const KEYS_OF_ONE = 64;
/** Where the keys begin, and what most keys differ in. */
const keyStarts = /*@__PURE__*/ new Int32Array(KEYS);
const keyMarks = /*@__PURE__*/ new Int32Array(KEYS);
let keyCount = 0;

/** Behind the key and its colon. The key has to differ from the others of the object. */
function endOfKey(from: number, firstKey: number): number {
  const start = skipSpace(from) + 1;
  if (text[start - 1] !== QUOTE) return -1;
  let at = start;
  while (plain[text[at] as number] === 1) at++;
  const first = text[start] as number;
  // Two underscores may begin "__proto__", which is refused.
  if (text[at] !== QUOTE || (first === UNDERSCORE && text[start + 1] === UNDERSCORE)) return -1;
  const length = at - start;
  const middle = text[start + (length >> 1)] as number;
  const last = text[at - 1] as number;
  const mark = length | (first << 8) | (middle << 16) | (last << 24);
  for (let i = firstKey; i < keyCount; i++) {
    if (keyMarks[i] === mark && isSame(keyStarts[i] as number, start, length)) return -1;
  }
  if (keyCount === KEYS || keyCount - firstKey === KEYS_OF_ONE) return -1;
  keyStarts[keyCount] = start;
  keyMarks[keyCount++] = mark;
  at = skipSpace(at + 1);
  return text[at] === COLON ? at + 1 : -1;
}

function isSame(a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (text[a + i] !== text[b + i]) return false;
  return true;
}

function endOfWord(start: number, first: number): number {
  if (first <= NINE) return endOfNumber(start);
  if (first === 0x74) return endOfLiteral("true", start);
  return first === 0x66 ? endOfLiteral("false", start) : endOfLiteral("null", start);
}

function endOfLiteral(literal: string, start: number): number {
  for (let i = 0; i < literal.length; i++) if (text[start + i] !== literal.charCodeAt(i)) return -1;
  return start + literal.length;
}

/** So many digits before the point are surely in the range of a double. */
const DIGITS = 300;

function endOfNumber(start: number): number {
  const first = text[start] === MINUS ? start + 1 : start;
  let at = endOfDigits(first);
  if (at === first || at > first + DIGITS || (text[first] === ZERO && at > first + 1)) return -1;
  if (text[at] === POINT) {
    const fraction = at + 1;
    at = endOfDigits(fraction);
    if (at === fraction) return -1;
  }
  // An exponent ends the scan: it is none of the characters that may be next.
  return at;
}

function endOfDigits(start: number): number {
  let at = start;
  while ((text[at] as number) >= ZERO && (text[at] as number) <= NINE) at++;
  return at;
}
