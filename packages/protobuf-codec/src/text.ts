import { fail } from "./fail.ts";
import { type Reader, readEnd } from "./reader.ts";

type Slice = (this: Uint8Array, start: number, end: number) => string;

/** Node's own way to read text, several times as fast as TextDecoder; undefined where there is none. */
const utf8Slice: Slice | undefined = (globalThis as { Buffer?: { prototype: { utf8Slice?: Slice } } }).Buffer
  ?.prototype.utf8Slice;

/**
 * Up to this length, putting characters together is faster than asking the platform, which takes as long as 30
 * characters each time, and once more as long the first time in a message.
 */
const SHORT = 48;

/** An array of each length, for the codes of characters. */
const arrays: number[][] = [];

let strict: TextDecoder | undefined;
let lenient: TextDecoder | undefined;

/** A string, which must be UTF-8. */
export function readString(r: Reader): string {
  const end = readEnd(r);
  const start = r.pos;
  r.pos = end;
  return text(r.buf, start, end);
}

/** A string in which U+FFFD stands for what is not UTF-8. */
export function readLenientString(r: Reader): string {
  const end = readEnd(r);
  const start = r.pos;
  r.pos = end;
  lenient ??= new TextDecoder("utf-8", { ignoreBOM: true });
  return shortAscii(r.buf, start, end) ?? lenient.decode(r.buf.subarray(start, end));
}

/** The text in these bytes, which must be UTF-8. */
export function text(buf: Uint8Array, start: number, end: number): string {
  return shortAscii(buf, start, end) ?? utf8(buf, start, end);
}

/** The text if it is ASCII and short enough. */
function shortAscii(buf: Uint8Array, start: number, end: number): string | undefined {
  const length = end - start;
  if (length > SHORT) return undefined;
  arrays[length] ??= new Array(length).fill(0);
  const codes = arrays[length] as number[];
  let all = 0;
  for (let i = 0; i < length; i++) {
    const byte = buf[start + i] as number;
    codes[i] = byte;
    all |= byte;
  }
  return all < 0x80 ? String.fromCharCode(...codes) : undefined;
}

function utf8(buf: Uint8Array, start: number, end: number): string {
  try {
    const text = utf8Slice?.call(buf, start, end);
    // What is not UTF-8 became U+FFFD, which text may also hold of its own.
    if (text?.includes("\ufffd") === false) return text;
  } catch {
    // Somebody else's Buffer, which wants to be given none but its own.
  }
  return strictUtf8(buf, start, end);
}

function strictUtf8(buf: Uint8Array, start: number, end: number): string {
  strict ??= new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });
  try {
    return strict.decode(buf.subarray(start, end));
  } catch {
    return fail("utf-8", "must be UTF-8", start);
  }
}
