import { Decimal } from "./decimal.ts";

/** An exact fraction in lowest terms; the denominator is positive. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

/** Places behind the point that are looked at: the doubles have at most as many in their shortest form, and 340 in all. */
const MOST_PLACES = 400;

export const ONE: Rational = { n: 1n, d: 1n };

export function rational(n: bigint, d = 1n): Rational {
  const divisor = gcd(n, d) || 1n;
  return d < 0n ? { n: -n / divisor, d: -d / divisor } : { n: n / divisor, d: d / divisor };
}

/**
 * The number that was written: an integer as the double holds it, a fraction as the shortest decimal that reads as this
 * double, so that 0.3 is a multiple of 0.1.
 */
export function toRational(value: number | bigint | Decimal): Rational {
  if (typeof value === "bigint") return { n: value, d: 1n };
  if (typeof value === "number" && Number.isInteger(value)) return { n: BigInt(value), d: 1n };
  const [digits = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = digits.split(".");
  const scale = Number(exponent) - fraction.length;
  const n = BigInt(whole + fraction);
  return scale >= 0 ? rational(n * 10n ** BigInt(scale)) : rational(n, 10n ** BigInt(-scale));
}

/** The number, bigint or decimal that is exactly this; undefined for a fraction that has no end, such as 1/3. */
export function toNumber(value: Rational): number | bigint | Decimal | undefined {
  if (value.d === 1n) {
    const number = Number(value.n);
    return Number.isSafeInteger(number) ? number : value.n;
  }
  let scaled = value.n;
  for (let places = 0; places <= MOST_PLACES; places++, scaled *= 10n) {
    if (scaled % value.d !== 0n) continue;
    const whole = scaled / value.d;
    const number = Number(`${whole}e-${places}`);
    if (Number.isFinite(number) && order(toRational(number), value) === 0) return number;
    const digits = `${whole < 0n ? -whole : whole}`.padStart(places + 1, "0");
    const [before, after] = [digits.slice(0, -places), digits.slice(-places)];
    return new Decimal(`${whole < 0n ? "-" : ""}${before}.${after}`);
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
