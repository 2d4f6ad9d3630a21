import { fail } from "./fail.ts";
import { type Reader, readEnd } from "./reader.ts";

type Slice = (this: Uint8Array, start: number, end: number) => string;

/** Node's own way to read text, several times as fast as TextDecoder; undefined where there is none. */
const utf8Slice: Slice | undefined = (globalThis as { Buffer?: { prototype: { utf8Slice?: Slice } } }).Buffer
  ?.prototype.utf8Slice;

/** Up to this length, putting characters together is faster than asking the platform. */
const SHORT = 12;

let strict: TextDecoder | undefined;
let lenient: TextDecoder | undefined;

/** A string, which must be UTF-8. */
export function readString(r: Reader): string {
  const end = readEnd(r);
  const start = r.pos;
  r.pos = end;
  return (end - start <= SHORT ? shortAscii(r.buf, start, end) : undefined) ?? utf8(r.buf, start, end);
}

/** A string in which U+FFFD stands for what is not UTF-8. */
export function readLenientString(r: Reader): string {
  const end = readEnd(r);
  const start = r.pos;
  r.pos = end;
  lenient ??= new TextDecoder("utf-8", { ignoreBOM: true });
  return shortAscii(r.buf, start, end) ?? lenient.decode(r.buf.subarray(start, end));
}

/** The text if it is ASCII and short enough. */
export function shortAscii(buf: Uint8Array, start: number, end: number): string | undefined {
  if (end - start > SHORT) return undefined;
  let text = "";
  let i = start;
  for (; i + 4 <= end; i += 4) {
    const a = buf[i] as number;
    const b = buf[i + 1] as number;
    const c = buf[i + 2] as number;
    const d = buf[i + 3] as number;
    if ((a | b | c | d) > 0x7f) return undefined;
    text += String.fromCharCode(a, b, c, d);
  }
  for (; i < end; i++) {
    const byte = buf[i] as number;
    if (byte > 0x7f) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}

/** The text of any length. */
export function utf8(buf: Uint8Array, start: number, end: number): string {
  try {
    const text = utf8Slice?.call(buf, start, end);
    // What is not UTF-8 became U+FFFD, which text may also hold of its own.
    if (text?.includes("\ufffd") === false) return text;
  } catch {
    // Somebody else's Buffer, which wants to be given none but its own.
  }
  strict ??= new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });
  try {
    return strict.decode(buf.subarray(start, end));
  } catch {
    return fail("utf-8", "must be UTF-8", start);
  }
}
