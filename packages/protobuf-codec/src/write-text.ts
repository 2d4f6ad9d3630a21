import { fail } from "./fail.ts";
import { writeBytes } from "./write-scalar.ts";
import { endDelimited, reserve, startDelimited, type Writer } from "./writer.ts";

const encoder: TextEncoder = new TextEncoder();

/** Up to this length, copying the characters is no slower than asking the platform. */
const SHORT = 64;
/** From this length on, copying the bytes once more costs nothing beside making them. */
const LONG = 4096;

/** A string as UTF-8. Half a surrogate pair becomes U+FFFD, as it does in protobuf-es. */
export function writeString(w: Writer, tag: number, text: string): void {
  if (typeof text !== "string") fail("must be a string");
  const { length } = text;
  if (length > LONG) {
    writeBytes(w, tag, encoder.encode(text));
    return;
  }
  const start = startDelimited(w, tag);
  // At most three bytes for a UTF-16 unit.
  reserve(w, 3 * length);
  const { buf } = w;
  const short = length > SHORT ? 0 : length;
  let i = 0;
  for (; i < short; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) break;
    buf[start + i] = code;
  }
  w.pos += i < length ? encoder.encodeInto(text, buf.subarray(start)).written : length;
  endDelimited(w, start);
}
