/** An exact fraction in lowest terms; the denominator is positive. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const ONE: Rational = { n: 1n, d: 1n };

export function rational(n: bigint, d = 1n): Rational {
  const divisor = gcd(n, d) || 1n;
  return d < 0n ? { n: -n / divisor, d: -d / divisor } : { n: n / divisor, d: d / divisor };
}

/**
 * The number that was written: an integer as the double holds it, a fraction as the shortest decimal that reads as this
 * double, so that 0.3 is a multiple of 0.1.
 */
export function toRational(value: number | bigint): Rational {
  if (typeof value === "bigint") return { n: value, d: 1n };
  if (Number.isInteger(value)) return { n: BigInt(value), d: 1n };
  const [digits = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = digits.split(".");
  const scale = Number(exponent) - fraction.length;
  const n = BigInt(whole + fraction);
  return scale >= 0 ? rational(n * 10n ** BigInt(scale)) : rational(n, 10n ** BigInt(-scale));
}

/** The number or bigint that is exactly this; undefined when no double is. */
export function toNumber(value: Rational): number | bigint | undefined {
  if (value.d === 1n) {
    const number = Number(value.n);
    return Number.isSafeInteger(number) ? number : value.n;
  }
  // Only a decimal fraction can be a double as written; more than 340 places none has.
  let scaled = value.n;
  for (let places = 0; places <= 340; places++, scaled *= 10n) {
    if (scaled % value.d !== 0n) continue;
    const number = Number(`${scaled / value.d}e-${places}`);
    return Number.isFinite(number) && order(toRational(number), value) === 0 ? number : undefined;
  }
  return undefined;
}

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. */
export function order(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function isMultiple(value: Rational, of: Rational): boolean {
  return (value.n * of.d) % (value.d * of.n) === 0n;
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.n * b.n, a.d * b.d);
}

export function divide(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d, a.d * b.n);
}

/** The least positive rational that is a multiple of both. */
export function leastCommonMultiple(a: Rational, b: Rational): Rational {
  const n = (a.n * b.d * b.n * a.d) / gcd(a.n * b.d, b.n * a.d);
  return rational(n < 0n ? -n : n, a.d * b.d);
}

export function floor(value: Rational): bigint {
  const quotient = value.n / value.d;
  return value.n < 0n && quotient * value.d !== value.n ? quotient - 1n : quotient;
}

export function ceil(value: Rational): bigint {
  return -floor({ n: -value.n, d: value.d });
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
