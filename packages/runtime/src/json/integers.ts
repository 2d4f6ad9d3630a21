/** Fewer digits than this are always a safe integer. */
const UNSAFE_DIGITS = 16;

/**
 * Whether a valid JSON text may have an integer literal beyond 2^53-1. Looks at every 16th byte only, as a long enough
 * run of digits cannot pass between. Digits of fractions do not count; digits in strings can, in rare cases.
 */
export function hasUnsafeInteger(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i += UNSAFE_DIGITS) {
    if (!isDigit(bytes[i])) continue;
    let start = i;
    while (isDigit(bytes[start - 1])) start--;
    let end = i + 1;
    while (isDigit(bytes[end])) end++;
    if (end - start >= UNSAFE_DIGITS && isUnsafe(bytes, start, end)) return true;
    i = end; // no digit here, so that a run that is long enough still reaches the next sample
  }
  return false;
}

function isUnsafe(bytes: Uint8Array, start: number, end: number): boolean {
  if (!beforeNumber.includes(bytes[start - 1] ?? 0x20) || !afterNumber.includes(bytes[end] ?? 0x20))
    return false;
  return (
    end - start > UNSAFE_DIGITS ||
    Number(String.fromCharCode(...bytes.subarray(start, end))) > Number.MAX_SAFE_INTEGER
  );
}

const space = [0x20, 0x0a, 0x0d, 0x09];
const beforeNumber = [...space, 0x3a, 0x2c, 0x5b, 0x2d]; // : , [ -
const afterNumber = [...space, 0x2c, 0x5d, 0x7d]; // , ] }

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
