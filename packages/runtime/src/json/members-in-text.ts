const COLON = 0x3a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

// For four bytes at a time. The colon of a member comes after a quote or white space, none of which has a bit of 0xd0;
// nor have some other characters, so that the first count is only an upper bound.
const COLONS = 0x3a3a3a3a;
const NOT_BEFORE = 0xd0d0d0d0;
const LOW_BITS = 0x7f7f7f7f;
const ONES = 0x01010101;

/**
 * How many object members a valid JSON text has, or more. Never fewer, so that a result equal to the number of members of
 * the parsed value, `expected`, proves that no key was repeated.
 */
export function membersInText(bytes: Uint8Array, expected: number): number {
  const { length, byteOffset } = bytes;
  const lead = Math.min(length, -byteOffset & 3);
  const words = length < 8 ? none : new Int32Array(bytes.buffer, byteOffset + lead, (length - lead) >> 2);
  const body = lead + words.length * 4;
  // The edges are counted exactly: few bytes, and no word begins before them.
  const edges = countFrom(bytes, 0, lead + 4) + countFrom(bytes, Math.max(body, lead + 4), length);
  const atMost = edges + upperBound(words);
  return atMost === expected ? atMost : edges + count(words, bytes, lead);
}

const none = new Int32Array(0);

/** Colons in all words but the first, after a byte that may come before the colon of a member. Free of branches. */
function upperBound(words: Int32Array): number {
  let colons = 0;
  let last = words[0] ?? 0;
  for (let i = 1; i < words.length; ) {
    const start = i;
    const end = Math.min(words.length, i + 255);
    let others = 0; // four counters of eight bits
    for (; i < end; i++) {
      const word = words[i] as number;
      const lanes = (word ^ COLONS) | (((word << 8) | (last >>> 24)) & NOT_BEFORE);
      others = (others + (((lanes | ((lanes & LOW_BITS) + LOW_BITS)) >>> 7) & ONES)) | 0;
      last = word;
    }
    colons += (end - start) * 4;
    colons -= (others & 255) + ((others >>> 8) & 255) + ((others >>> 16) & 255) + (others >>> 24);
  }
  return colons;
}

/** Colons in all words but the first that come after a string, and those that begin one. */
function count(words: Int32Array, bytes: Uint8Array, lead: number): number {
  let colons = 0;
  for (let i = 1; i < words.length; i++) {
    const lanes = (words[i] as number) ^ COLONS;
    // The lowest bit of every byte that is a colon, and perhaps of bytes above it.
    for (let found = (((lanes - ONES) & ~lanes) >>> 7) & ONES; found !== 0; found &= found - 1) {
      colons += isMember(bytes, lead + i * 4 + ((31 - Math.clz32(found & -found)) >> 3));
    }
  }
  return colons;
}

function countFrom(bytes: Uint8Array, start: number, end: number): number {
  let colons = 0;
  for (let i = start; i < end && i < bytes.length; i++) colons += isMember(bytes, i);
  return colons;
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
