const COLON = 0x3a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * How many object members a valid JSON text has, or more: colons behind a string, and those that begin one. Never fewer,
 * so that a result equal to the number of members of the parsed value proves that no key was repeated.
 */
export function membersInText(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  let i = 0;
  for (; i + 8 <= bytes.length; i += 8) {
    const low = colonsIn(view.getInt32(i, true));
    const high = colonsIn(view.getInt32(i + 4, true));
    if ((low | high) !== 0) count += countIn(bytes, i, low) + countIn(bytes, i + 4, high);
  }
  for (; i < bytes.length; i++) count += isMember(bytes, i);
  return count;
}

/** The lowest bit of every byte of the word that is a colon, and perhaps of bytes above it. */
function colonsIn(word: number): number {
  const lanes = word ^ 0x3a3a3a3a;
  return (((lanes - 0x01010101) & ~lanes) >>> 7) & 0x01010101;
}

function countIn(bytes: Uint8Array, start: number, found: number): number {
  let count = 0;
  for (let lanes = found; lanes !== 0; lanes &= lanes - 1) {
    count += isMember(bytes, start + ((31 - Math.clz32(lanes & -lanes)) >> 3));
  }
  return count;
}

/** 1 for a colon behind a quote that is not escaped, with or without white space between. */
function isMember(bytes: Uint8Array, colon: number): number {
  if (bytes[colon] !== COLON) return 0;
  let quote = colon - 1;
  while ((bytes[quote] as number) <= 0x20) quote--;
  if (bytes[quote] !== QUOTE) return 0;
  let slash = quote - 1;
  while (bytes[slash] === BACKSLASH) slash--;
  return (quote - slash) & 1;
}
