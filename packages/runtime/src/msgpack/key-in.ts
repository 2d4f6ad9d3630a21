import { textIn } from "./text.ts";

const SLOTS = 2048;
const LONGEST = 32;

interface Known {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** Keys met before, by a hash of their bytes; a newer one takes the place of an older. Bounded, whatever is sent. */
const known: (Known | undefined)[] = [];

/**
 * As `textIn`, for the key of a map. Keys repeat from message to message, and a text that the engine has met as a key
 * before is a faster one than a new text.
 */
export function keyIn(bytes: Uint8Array, from: number, to: number): string | undefined {
  const length = to - from;
  if (length > LONGEST) return textIn(bytes, from, to);
  let hash = length;
  for (let i = from; i < to; i++) hash = (Math.imul(hash, 31) + (bytes[i] as number)) | 0;
  const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  const candidate = known[slot];
  if (candidate !== undefined && isAt(bytes, from, length, candidate.bytes)) return candidate.text;
  const text = textIn(bytes, from, to);
  if (text === undefined) return undefined;
  // Names of members are what the engine keeps only once; a text that merely was used as one is a reference to it.
  const [name = text] = Object.keys({ [text]: 0 });
  known[slot] = { bytes: Uint8Array.from(bytes.subarray(from, to)), text: name };
  return name;
}

function isAt(bytes: Uint8Array, from: number, length: number, key: Uint8Array): boolean {
  if (key.length !== length) return false;
  for (let i = 0; i < length; i++) if (bytes[from + i] !== key[i]) return false;
  return true;
}
