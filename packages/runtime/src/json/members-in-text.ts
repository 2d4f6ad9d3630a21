const COLON = 0x3a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * How many object members a valid JSON text has, or more: colons behind a string, and those that begin one. Never fewer,
 * so that a result equal to the number of members of the parsed value proves that no key was repeated.
 */
export function membersInText(bytes: Uint8Array): number {
  const { length, byteOffset } = bytes;
  const lead = Math.min(length, -byteOffset & 3);
  const words = length < 8 ? empty : new Int32Array(bytes.buffer, byteOffset + lead, (length - lead) >> 2);
  let count = 0;
  let i = 0;
  for (let at = lead; i + 1 < words.length; i += 2, at += 8) {
    const a = colonsIn(words[i] as number);
    const b = colonsIn(words[i + 1] as number);
    if ((a | b) !== 0) count += countInWord(bytes, at, a) + countInWord(bytes, at + 4, b);
  }
  for (let at = 0; at < lead; at++) count += countAt(bytes, at);
  for (let at = lead + i * 4; at < length; at++) count += countAt(bytes, at);
  return count;
}

const empty = new Int32Array(0);

/** The top bit of every byte of the word that is a colon, and perhaps of bytes above it. */
function colonsIn(word: number): number {
  const lanes = word ^ 0x3a3a3a3a;
  return (lanes - 0x01010101) & ~lanes & 0x80808080;
}

function countInWord(bytes: Uint8Array, start: number, found: number): number {
  let count = 0;
  for (let lanes = found; lanes !== 0; lanes &= lanes - 1) {
    count += countAt(bytes, start + ((31 - Math.clz32(lanes & -lanes)) >> 3));
  }
  return count;
}

/** 1 for a colon behind a quote that is not escaped, with or without white space between. */
function countAt(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== COLON) return 0;
  let quote = at - 1;
  while ((bytes[quote] as number) <= 0x20) quote--;
  if (bytes[quote] !== QUOTE) return 0;
  let slash = quote - 1;
  while (bytes[slash] === BACKSLASH) slash--;
  return (quote - slash) & 1;
}
