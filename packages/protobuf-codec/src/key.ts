import { copyBytes } from "./copy-bytes.ts";
import { type Reader, readEnd } from "./reader.ts";
import { text } from "./text.ts";

/** Longer keys are rarely the same again. */
const LONGEST = 48;
/** A prime, so that all of a hash counts. */
const SLOTS = 2039;

/**
 * Keys of maps repeat from message to message, and a fresh string costs as much again when it becomes the key of an
 * object. So the latest ASCII key of each slot is kept, with its bytes to compare with: about 100 kB, which no message
 * can make more.
 */
const keys: (string | undefined)[] = /*@__PURE__*/ new Array(SLOTS);
const bytes: Uint8Array = /*@__PURE__*/ new Uint8Array(100_000);

/** The string key of a map's entry. */
export function readKey(r: Reader): string {
  const end = readEnd(r);
  const { buf, pos } = r;
  const length = end - pos;
  r.pos = end;
  if (length > LONGEST) return text(buf, pos, end);
  // Some of the bytes decide, which there are from two before the end: the length is before the key. Keys that are the
  // same in these take turns in one slot, which costs time and no more.
  const tail = (buf[end - 1] as number) * 31 + (buf[end - 2] as number);
  const hash = (tail * 31 + (buf[pos + (length >> 1)] as number)) * 31 + (buf[pos + (length >> 2)] as number);
  const slot = ((hash + length) >>> 0) % SLOTS;
  const known = keys[slot];
  if (known?.length === length) {
    let i = 0;
    while (i < length && buf[pos + i] === bytes[slot * LONGEST + i]) i++;
    if (i === length) return known;
  }
  return readNewKey(buf, pos, end, slot);
}

function readNewKey(buf: Uint8Array, start: number, end: number, slot: number): string {
  const key = text(buf, start, end);
  // As many characters as bytes: ASCII.
  if (key.length === end - start) {
    keys[slot] = key;
    copyBytes(buf, start, end, bytes, slot * LONGEST);
  }
  return key;
}

/** Sets an entry of a map. A key `__proto__` is a key like any other. */
export function setEntry<Value>(map: Record<string, Value>, key: string, value: Value): void {
  const isProto = key === "__proto__";
  if (isProto) Object.setPrototypeOf(map, null);
  map[key] = value;
  if (isProto) Object.setPrototypeOf(map, Object.prototype);
}
