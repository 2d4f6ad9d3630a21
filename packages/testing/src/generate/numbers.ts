import fc from "fast-check";
import type { SchemaObject } from "../schema/schema-object.ts";
import { valuesOf } from "./limits.ts";
import type { Node } from "./node.ts";

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Integers, as bigints where they are beyond 2^53-1, which only 64-bit formats allow. */
export function integers(parts: readonly SchemaObject[]): Node | undefined {
  const [low, high] = integerRange(parts);
  const step = stepOf(parts);
  const [first, last] = [ceilDivide(low, step), floorDivide(high, step)];
  if (first > last) return undefined;
  const near = [0n, 1n, first, first + 1n, last - 1n, last, 42n].filter((n) => n >= first && n <= last);
  const toNumber = (n: bigint) => asInteger(n * step);
  const pleasant = first <= 1n && last >= 1n ? 1n : first;
  return {
    arbitrary: fc
      .oneof(
        {
          weight: 3,
          arbitrary: fc.bigInt({ min: max(first, -1000n), max: min(last, max(first, -1000n) + 100_000n) }),
        },
        { weight: 2, arbitrary: fc.bigInt({ min: first, max: last }) },
        { weight: 1, arbitrary: fc.constantFrom(...near) },
      )
      .map(toNumber),
    example: () => toNumber(pleasant),
  };
}

/** Numbers that JSON can write. */
export function numbers(parts: readonly SchemaObject[]): Node | undefined {
  const whole = integers(parts.filter((part) => part["format"] === undefined));
  if (parts.some((part) => "multipleOf" in part)) return fractions(parts) ?? whole;
  const minimum = Math.max(...valuesOf(parts, "minimum"), -Number.MAX_VALUE);
  const maximum = Math.min(...valuesOf(parts, "maximum"), Number.MAX_VALUE);
  const above = Math.max(...valuesOf(parts, "exclusiveMinimum"), -Infinity);
  const below = Math.min(...valuesOf(parts, "exclusiveMaximum"), Infinity);
  if (Math.max(minimum, above) > Math.min(maximum, below)) return whole;
  const minExcluded = above >= minimum;
  const maxExcluded = below <= maximum;
  const [min, max] = [minExcluded ? above : minimum, maxExcluded ? below : maximum];
  if (min === max && (minExcluded || maxExcluded)) return undefined;
  const any = fc
    .double({ min, max, minExcluded, maxExcluded, noNaN: true, noDefaultInfinity: true })
    .map(withoutNegativeZero);
  const example = Number.isFinite(min + max) ? (min + max) / 2 : min / 2 + max / 2;
  return whole === undefined
    ? { arbitrary: any, example: () => example }
    : { arbitrary: fc.oneof(whole.arbitrary, any), example: (isFull) => whole.example(isFull) };
}

/** Multiples of a fraction, such as cents. */
function fractions(parts: readonly SchemaObject[]): Node | undefined {
  const [step = 1, ...others] = valuesOf(parts, "multipleOf");
  if (others.some((other) => other !== step)) return undefined;
  const scale = 10 ** (String(step).split(".")[1]?.length ?? 0);
  const low = Math.max(...valuesOf(parts, "minimum"), ...valuesOf(parts, "exclusiveMinimum"), -1e6);
  const high = Math.min(...valuesOf(parts, "maximum"), ...valuesOf(parts, "exclusiveMaximum"), low + 2e6);
  const [first, last] = [Math.ceil(low / step), Math.floor(high / step)];
  if (first > last) return undefined;
  const toNumber = (n: number) => withoutNegativeZero(Math.round(n * step * scale) / scale);
  return {
    arbitrary: fc.integer({ min: first, max: last }).map(toNumber),
    example: () => toNumber(Math.min(Math.max(1, first), last)),
  };
}

function integerRange(parts: readonly SchemaObject[]): [bigint, bigint] {
  const formats = parts.map((part) => part["format"]);
  const [isSigned, isUnsigned] = [formats.includes("int64"), formats.includes("uint64")];
  let low = isUnsigned ? 0n : isSigned ? -(2n ** 63n) : -MAX_SAFE;
  let high = isSigned ? 2n ** 63n - 1n : isUnsigned ? 2n ** 64n - 1n : MAX_SAFE;
  for (const limit of valuesOf(parts, "minimum")) low = max(low, toBigInt(Math.ceil(limit)));
  for (const limit of valuesOf(parts, "exclusiveMinimum")) low = max(low, toBigInt(Math.floor(limit)) + 1n);
  for (const limit of valuesOf(parts, "maximum")) high = min(high, toBigInt(Math.floor(limit)));
  for (const limit of valuesOf(parts, "exclusiveMaximum")) high = min(high, toBigInt(Math.ceil(limit)) - 1n);
  return [low, high];
}

/** A whole number that is a multiple of every `multipleOf`. */
function stepOf(parts: readonly SchemaObject[]): bigint {
  let step = 1n;
  for (const value of valuesOf(parts, "multipleOf")) {
    if (!Number.isInteger(value)) {
      const whole = value * 10 ** (String(value).split(".")[1]?.length ?? 0);
      step = lcm(step, BigInt(Math.round(whole)));
    } else step = lcm(step, BigInt(value));
  }
  return step;
}

function asInteger(value: bigint): number | bigint {
  return value >= -MAX_SAFE && value <= MAX_SAFE ? Number(value) : value;
}

function withoutNegativeZero(value: number): number {
  return value === 0 ? 0 : value;
}

function toBigInt(value: number): bigint {
  return BigInt(Math.max(Math.min(value, 2 ** 70), -(2 ** 70)));
}

function lcm(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}

const max = (a: bigint, b: bigint) => (a > b ? a : b);
const min = (a: bigint, b: bigint) => (a < b ? a : b);
const floorDivide = (a: bigint, b: bigint) => (a >= 0n ? a / b : -((-a + b - 1n) / b));
const ceilDivide = (a: bigint, b: bigint) => (a >= 0n ? (a + b - 1n) / b : -(-a / b));
