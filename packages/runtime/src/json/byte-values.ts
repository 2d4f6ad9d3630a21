const CLOSE = 0x5d;
const COMMA = 0x2c;
const SPACE = 0x20;
const ZERO = 0x30;

/** An array of byte values in a text. */
export interface ByteArray {
  readonly values: Uint8Array;
  /** Where its brackets are. */
  readonly open: number;
  readonly close: number;
}

/** What most arrays fit in. */
const CAPACITY = 0x1_0000;
let buffer: Uint8Array | undefined;

/**
 * The byte values of a JSON array that begins at a `[`. `undefined` if there is anything else in it than integers from 0
 * to 255, without sign, fraction and exponent.
 */
export function byteValues(text: Uint8Array, open: number): ByteArray | undefined {
  // Every value takes a digit, and all but the last one a comma.
  const most = (text.length - open) >> 1;
  buffer ??= new Uint8Array(CAPACITY);
  const values = most > CAPACITY ? new Uint8Array(most) : buffer;
  let count = 0;
  let at = skipSpace(text, open + 1);
  if (text[at] === CLOSE) return { values: new Uint8Array(0), open, close: at };
  for (;;) {
    let value = (text[at++] as number) - ZERO;
    if (!(value >= 0 && value <= 9)) return undefined;
    let digit = (text[at] as number) - ZERO;
    if (digit >= 0 && digit <= 9) {
      if (value === 0) return undefined;
      value = value * 10 + digit;
      digit = (text[++at] as number) - ZERO;
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        if (value > 255) return undefined;
        at++;
      }
    }
    values[count++] = value;
    if (text[at] !== COMMA) {
      at = skipSpace(text, at);
      if (text[at] === CLOSE) return { values: values.slice(0, count), open, close: at };
      if (text[at] !== COMMA) return undefined;
    }
    at++;
    if (text[at] === SPACE) at++;
    if ((text[at] as number) <= SPACE) at = skipSpace(text, at);
  }
}

/** Where the white space ends that may begin here. */
function skipSpace(text: Uint8Array, from: number): number {
  let at = from;
  while (text[at] === SPACE || text[at] === 0x0a || text[at] === 0x0d || text[at] === 0x09) at++;
  return at;
}
