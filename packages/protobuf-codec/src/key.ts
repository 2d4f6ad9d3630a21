import { type Reader, readEnd } from "./reader.ts";
import { shortAscii, utf8 } from "./text.ts";

/** Longer keys are rarely the same again. */
const LONGEST = 64;
const SLOTS = 2048;

/**
 * Keys of maps repeat from message to message, and a fresh string costs as much again when it becomes the key of an
 * object. Bounded in count and length, so that keys of untrusted messages cannot fill memory.
 */
const keys: (string | undefined)[] = new Array(SLOTS).fill(undefined);

/** The string key of a map's entry. */
export function readKey(r: Reader): string {
  const end = readEnd(r);
  const { buf, pos: start } = r;
  const length = end - start;
  r.pos = end;
  if (length > LONGEST) return utf8(buf, start, end);
  let hash = length;
  for (let i = start; i < end; i++) hash = Math.imul(hash, 31) + (buf[i] as number);
  const slot = (hash ^ (hash >>> 11)) & (SLOTS - 1);
  const known = keys[slot];
  if (known !== undefined && isAscii(known, buf, start, length)) return known;
  const key = shortAscii(buf, start, end) ?? utf8(buf, start, end);
  keys[slot] = key;
  return key;
}

/** Whether the bytes are this text in ASCII. */
function isAscii(text: string, buf: Uint8Array, start: number, length: number): boolean {
  if (text.length !== length) return false;
  for (let i = 0; i < length; i++) {
    // A character of 128 to 255 must not equal the byte of its number.
    const byte = buf[start + i] as number;
    if (byte !== text.charCodeAt(i) || byte > 0x7f) return false;
  }
  return true;
}

/** Sets an entry of a map. A key `__proto__` is a key like any other. */
export function setEntry<Value>(map: Record<string, Value>, key: string, value: Value): void {
  if (key === "__proto__") {
    Object.defineProperty(map, key, { value, writable: true, enumerable: true, configurable: true });
  } else map[key] = value;
}
