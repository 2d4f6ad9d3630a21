import { invalid } from "./fail.ts";
import { writeBytes } from "./write-scalar.ts";
import { endDelimited, reserve, startDelimited, type Writer } from "./writer.ts";

const encoder: TextEncoder = new TextEncoder();

type Write = (this: Uint8Array, text: string, start: number) => number;

/** Node's own way to write text into the middle of a buffer; undefined where there is none. */
const utf8Write: Write | undefined = (globalThis as { Buffer?: { prototype: { utf8Write?: Write } } }).Buffer
  ?.prototype.utf8Write;

/** Up to this length, copying the characters is faster than asking the platform. */
const SHORT = utf8Write ? 14 : 48;
/** From this length on, copying the bytes once more costs nothing beside making them. */
const LONG = 4096;

/** A string as UTF-8. Half a surrogate pair becomes U+FFFD, as it does in protobuf-es. */
export function writeString(w: Writer, tag: number, text: string): void {
  if (typeof text !== "string") invalid("must be a string");
  const { length } = text;
  if (length > LONG) {
    writeBytes(w, tag, encoder.encode(text));
    return;
  }
  const start = startDelimited(w, tag);
  // At most three bytes for a UTF-16 unit.
  reserve(w, 3 * length);
  const { buf } = w;
  w.pos +=
    length <= SHORT && isAsciiWritten(buf, start, text)
      ? length
      : (utf8Write?.call(buf, text, start) ?? encoder.encodeInto(text, buf.subarray(start)).written);
  endDelimited(w, start);
}

function isAsciiWritten(buf: Uint8Array, start: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) return false;
    buf[start + i] = code;
  }
  return true;
}
