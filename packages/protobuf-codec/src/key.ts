import { type Reader, readEnd } from "./reader.ts";
import { shortAscii, utf8 } from "./text.ts";

/** Longer keys are rarely the same again. */
const LONGEST = 48;
const SLOTS = 2048;

/**
 * Keys of maps repeat from message to message, and a fresh string costs as much again when it becomes the key of an
 * object. So the latest ASCII key of each slot is kept, with its bytes to compare with: about 100 kB once there is a map,
 * which no message can make more.
 */
let keys: (string | undefined)[] = [];
let bytes: Uint8Array = new Uint8Array(0);

/** The string key of a map's entry. */
export function readKey(r: Reader): string {
  const end = readEnd(r);
  const { buf, pos: start } = r;
  const length = end - start;
  r.pos = end;
  if (length > LONGEST || length === 0) return utf8(buf, start, end);
  const slot = slotOf(buf, start, length);
  const known = keys[slot];
  return known !== undefined && known.length === length && isSame(buf, start, slot * LONGEST, length)
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
    Math.imul((buf[last] as number) + (length << 8), 0x9e37_79b1) +
    ((buf[start + (length >> 1)] as number) << 16) +
    ((buf[start + (length >> 2)] as number) << 8) +
    (buf[last - 1] as number);
  return Math.imul(hash, 0x85eb_ca77) >>> 21;
}

function isSame(buf: Uint8Array, start: number, at: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (buf[start + i] !== bytes[at + i]) return false;
  return true;
}

function readNewKey(buf: Uint8Array, start: number, end: number, slot: number): string {
  const key = shortAscii(buf, start, end) ?? utf8(buf, start, end);
  // As many characters as bytes: ASCII.
  if (key.length === end - start) {
    if (keys.length === 0) {
      keys = new Array(SLOTS).fill(undefined);
      bytes = new Uint8Array(SLOTS * LONGEST);
    }
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
