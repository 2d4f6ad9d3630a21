import { strictUtf8 } from "./strict-utf8.ts";

type Slice = (this: Uint8Array, start: number, end: number) => string;

/** Node's own way to read text, several times as fast as TextDecoder; undefined where there is none. */
const utf8Slice: Slice | undefined = (globalThis as { Buffer?: { prototype: { utf8Slice?: Slice } } }).Buffer
  ?.prototype.utf8Slice;

/** The text in these bytes, which must be UTF-8. */
export function utf8(buf: Uint8Array, start: number, end: number): string {
  try {
    const text = utf8Slice?.call(buf, start, end);
    // What is not UTF-8 became U+FFFD, which text may also hold of its own.
    if (text?.includes("\ufffd") === false) return text;
  } catch {
    // Somebody else's Buffer, which wants to be given none but its own.
  }
  return strictUtf8(buf, start, end);
}
