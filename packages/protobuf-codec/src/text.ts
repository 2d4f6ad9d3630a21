import { type Reader, readEnd } from "./reader.ts";
import { utf8 } from "./utf8.ts";

/**
 * Up to this length, putting characters together is faster than asking the platform, which takes as long as 30
 * characters each time, and once more as long the first time in a message.
 */
const SHORT = 48;

/** An array of each length, for the codes of characters. */
const arrays: number[][] = [];

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
  try {
    return text(r.buf, start, end);
  } catch {
    lenient ??= new TextDecoder("utf-8", { ignoreBOM: true });
    return lenient.decode(r.buf.subarray(start, end));
  }
}

/** The text in these bytes, which must be UTF-8. */
export function text(buf: Uint8Array, start: number, end: number): string {
  const length = end - start;
  if (length <= SHORT) {
    arrays[length] ??= new Array(length).fill(0);
    const codes = arrays[length] as number[];
    let all = 0;
    for (let i = 0; i < length; i++) {
      const byte = buf[start + i] as number;
      codes[i] = byte;
      all |= byte;
    }
    if (all < 0x80) return String.fromCharCode(...codes);
  }
  return utf8(buf, start, end);
}
