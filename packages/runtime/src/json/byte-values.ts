const COMMA = 0x2c;
const SPACE = 0x20;
const ZERO = 0x30;

/**
 * The byte values of a JSON array, given by where it is in the text: from behind its `[` to its `]`. `undefined` if there
 * is anything else in it than integers from 0 to 255, without sign, fraction and exponent.
 */
export function byteValues(text: Uint8Array, from: number, to: number): Uint8Array | undefined {
  // Every value takes a digit, and all but the last one a comma.
  const values = new Uint8Array((to - from + 1) >> 1);
  let count = 0;
  let at = skipSpace(text, from);
  if (at === to) return values.slice(0, 0);
  // Below zero once a value is above 255 or has a leading zero.
  let fault = 0;
  for (;;) {
    // Two digits are as likely as three, so that the processor would guess wrong at every other branch.
    const first = (text[at] as number) - ZERO;
    const second = (text[at + 1] as number) - ZERO;
    const third = (text[at + 2] as number) - ZERO;
    if (first < 0 || first > 9) return undefined;
    const isTwo = (second >= 0 ? 1 : 0) & (second <= 9 ? 1 : 0);
    const isThree = isTwo & (third >= 0 ? 1 : 0) & (third <= 9 ? 1 : 0);
    let value = first + (-isTwo & (9 * first + second));
    value += -isThree & (9 * value + third);
    fault |= (255 - value) | (first - isTwo);
    values[count++] = value;
    at += 1 + isTwo + isThree;
    if (text[at] !== COMMA) {
      at = skipSpace(text, at);
      if (at === to) return fault < 0 ? undefined : values.slice(0, count);
      if (text[at] !== COMMA) return undefined;
    }
    at++;
    if (text[at] === SPACE) at++;
    if ((text[at] as number) <= SPACE) at = skipSpace(text, at);
  }
}

function skipSpace(text: Uint8Array, from: number): number {
  let at = from;
  while (text[at] === SPACE || text[at] === 0x0a || text[at] === 0x0d || text[at] === 0x09) at++;
  return at;
}
