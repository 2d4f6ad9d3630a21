import { invalid, reserve, type Writer, writeVarint32 } from "./writer.ts";

const encoder: TextEncoder = new TextEncoder();

/** Up to this length, copying the characters is faster than asking the platform. */
const SHORT = 32;

/** A string as UTF-8, with its length before it. Half a surrogate pair becomes U+FFFD, as it does in protobuf-es. */
export function writeString(w: Writer, text: string): void {
  if (typeof text !== "string") invalid("must be a string");
  const { length } = text;
  if (length > SHORT || !isShortAsciiWritten(w, text, length)) writeUtf8(w, text, length);
}

function isShortAsciiWritten(w: Writer, text: string, length: number): boolean {
  reserve(w, length);
  const { buf } = w;
  const start = w.pos - length;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) return false;
    buf[start + i] = code;
  }
  w.pos = start;
  writeVarint32(w, length);
  return true;
}

function writeUtf8(w: Writer, text: string, length: number): void {
  reserve(w, length);
  const { read, written } = encoder.encodeInto(text, w.buf.subarray(w.pos - length, w.pos));
  if (read === length && written === length) w.pos -= length;
  else {
    // Not ASCII: a UTF-16 unit takes at most three bytes.
    reserve(w, 3 * length);
    const start = w.pos - 3 * length;
    const size = encoder.encodeInto(text, w.buf.subarray(start, w.pos)).written;
    w.buf.copyWithin(w.pos - size, start, start + size);
    w.pos -= size;
    writeVarint32(w, size);
    return;
  }
  writeVarint32(w, length);
}
