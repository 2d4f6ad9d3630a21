const COLON = 0x3a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

// Four bytes at a time. A colon that separates key and value follows a quote or white space, none of which has a bit of
// 0xd0; so have some other characters, which is why the first count is only an upper bound.
const COLONS = 0x3a3a3a3a;
const BEFORE = 0xd0d0d0d0;
const LOW_BITS = 0x7f7f7f7f;
const ONES = 0x01010101;

/**
 * How many object members a valid JSON text has, or more. No fewer, ever: a result equal to the number of members of the
 * parsed value proves that no key was repeated. `expected` spares the exact count where the cheap one suffices.
 */
export function membersInText(bytes: Uint8Array, expected: number): number {
  const atMost = colonsAfterSpaceOrQuote(bytes);
  return atMost === expected ? atMost : colonsAfterString(bytes);
}

function colonsAfterSpaceOrQuote(bytes: Uint8Array): number {
  if (bytes.length < 4) return colonsBetween(bytes, 1, bytes.length);
  const lead = 4 - (bytes.byteOffset & 3);
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + lead, (bytes.length - lead) >> 2);
  let count = colonsBetween(bytes, 1, lead);
  let last = (bytes[lead - 1] ?? 0) << 24;
  for (let i = 0; i < words.length; ) {
    const start = i;
    const end = Math.min(words.length, i + 255);
    let misses = 0; // four counters of eight bits
    for (; i < end; i++) {
      const word = words[i] as number;
      const lanes = (word ^ COLONS) | (((word << 8) | (last >>> 24)) & BEFORE);
      misses = (misses + (((lanes | ((lanes & LOW_BITS) + LOW_BITS)) >>> 7) & ONES)) | 0;
      last = word;
    }
    count += (end - start) * 4;
    count -= (misses & 255) + ((misses >>> 8) & 255) + ((misses >>> 16) & 255) + (misses >>> 24);
  }
  return count + colonsBetween(bytes, Math.max(1, lead + words.length * 4), bytes.length);
}

function colonsBetween(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++)
    if (bytes[i] === COLON && ((bytes[i - 1] as number) & 0xd0) === 0) count++;
  return count;
}

/** Colons behind an unescaped quote: those of members, and those that begin a string. */
function colonsAfterString(bytes: Uint8Array): number {
  let count = 0;
  for (let i = 1; i < bytes.length; i++) {
    if (bytes[i] !== COLON) continue;
    let quote = i - 1;
    while ((bytes[quote] as number) <= 0x20) quote--;
    if (bytes[quote] !== QUOTE) continue;
    let slash = quote - 1;
    while (bytes[slash] === BACKSLASH) slash--;
    count += (quote - slash) & 1;
  }
  return count;
}
