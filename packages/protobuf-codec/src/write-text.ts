import { invalid } from "./fail.ts";
import { reserve, type Writer, writeHead, writeRaw } from "./writer.ts";

const encoder: TextEncoder = new TextEncoder();

/** Up to this length, copying the characters is faster than asking the platform. */
const SHORT = 48;
/** From this length on, copying the bytes once more costs nothing beside making them. */
const LONG = 4096;

/** A string as UTF-8, with its length before it. Half a surrogate pair becomes U+FFFD, as it does in protobuf-es. */
export function writeString(w: Writer, tag: number, text: string): void {
  if (typeof text !== "string") invalid("must be a string");
  const { length } = text;
  const size = length > SHORT || !isAsciiWritten(w, text, length) ? writeUtf8(w, text, length) : length;
  writeHead(w, tag, size);
}

function isAsciiWritten(w: Writer, text: string, length: number): boolean {
  reserve(w, length);
  const { buf } = w;
  const start = w.pos - length;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) return false;
    buf[start + i] = code;
  }
  w.pos = start;
  return true;
}

/** How many bytes it takes: at most three for a UTF-16 unit, for which there is room unless the text is long. */
function writeUtf8(w: Writer, text: string, length: number): number {
  if (length > LONG) {
    const bytes = encoder.encode(text);
    writeRaw(w, bytes);
    return bytes.length;
  }
  reserve(w, 3 * length);
  const { buf, pos } = w;
  const start = pos - 3 * length;
  const { written } = encoder.encodeInto(text, buf.subarray(start, pos));
  w.pos = pos - written;
  buf.copyWithin(w.pos, start, start + written);
  return written;
}
