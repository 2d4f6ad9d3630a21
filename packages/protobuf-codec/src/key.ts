import { type Reader, readEnd } from "./reader.ts";
import { text } from "./text.ts";

/** Longer keys are rarely the same again. */
const LONGEST = 48;
const SLOTS = 2048;

/**
 * Keys of maps repeat from message to message, and a fresh string costs as much again when it becomes the key of an
 * object. So the latest ASCII key of each slot is kept, with its bytes to compare with: about 100 kB, which no message
 * can make more.
 */
const keys: (string | undefined)[] = /*@__PURE__*/ new Array(SLOTS);
const bytes: Uint8Array = /*@__PURE__*/ new Uint8Array(SLOTS * LONGEST);

/** The string key of a map's entry. */
export function readKey(r: Reader): string {
  const end = readEnd(r);
  const { buf, pos: start } = r;
  const length = end - start;
  r.pos = end;
  if (length > LONGEST) return text(buf, start, end);
  const slot = slotOf(buf, start, length);
  const known = keys[slot];
  return known?.length === length && isSame(buf, start, slot * LONGEST, length)
    ? known
    : readNewKey(buf, start, end, slot);
}

/**
 * Some of the bytes decide, which there are from two before the end: the length is before the key. Keys that are the
 * same in these take turns in one slot, which costs time and no more.
 */
function slotOf(buf: Uint8Array, start: number, length: number): number {
  const last = start + length - 1;
  const hash =
    (buf[last] as number) ^
    ((buf[last - 1] as number) << 7) ^
    ((buf[start + (length >> 1)] as number) << 14) ^
    ((buf[start + (length >> 2)] as number) << 21) ^
    (length << 4);
  return Math.imul(hash, 0x9e37_79b1) >>> 21;
}

function isSame(buf: Uint8Array, start: number, at: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (buf[start + i] !== bytes[at + i]) return false;
  return true;
}

function readNewKey(buf: Uint8Array, start: number, end: number, slot: number): string {
  const key = text(buf, start, end);
  // As many characters as bytes: ASCII.
  if (key.length === end - start) {
    keys[slot] = key;
    for (let from = start, to = slot * LONGEST; from < end; ) bytes[to++] = buf[from++] as number;
  }
  return key;
}

/** Sets an entry of a map. A key `__proto__` is a key like any other. */
export function setEntry<Value>(map: Record<string, Value>, key: string, value: Value): void {
  if (key === "__proto__") {
    Object.defineProperty(map, key, { value, writable: true, enumerable: true, configurable: true });
  } else map[key] = value;
}
