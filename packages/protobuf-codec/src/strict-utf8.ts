import { fail } from "./fail.ts";

let decoder: TextDecoder | undefined;

/** The text in these bytes, which must be UTF-8. */
export function strictUtf8(buf: Uint8Array, start: number, end: number): string {
  decoder ??= new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });
  try {
    return decoder.decode(buf.subarray(start, end));
  } catch {
    return fail("must be UTF-8", "utf-8", start);
  }
}
