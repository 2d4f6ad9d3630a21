import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Decimal } from "./decimal.ts";
import {
  ceil,
  floor,
  isMultiple,
  leastCommonMultiple,
  order,
  rational,
  toNumber,
  toRational,
} from "./rational.ts";

describe("rationals", () => {
  it("are the numbers as written", () => {
    expect(toRational(0.1)).toEqual({ n: 1n, d: 10n });
    expect(toRational(-2.5e-7)).toEqual({ n: -1n, d: 4000000n });
    expect(toRational(1e21)).toEqual({ n: 10n ** 21n, d: 1n });
    expect(toRational(2 ** 64)).toEqual({ n: 2n ** 64n, d: 1n });
    expect(isMultiple(toRational(0.3), toRational(0.1))).toBe(true);
    expect(isMultiple(toRational(0.35), toRational(0.1))).toBe(false);
    expect(leastCommonMultiple(toRational(0.4), toRational(0.6))).toEqual(toRational(1.2));
    expect(order(toRational(9007199254740993n), toRational(9007199254740992))).toBeGreaterThan(0);
  });

  it("become numbers again, bigints and decimals beyond doubles, or nothing", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const back = toNumber(toRational(number));
        expect(Number(back)).toBe(number + 0);
        expect(typeof back).toBe(
          Number.isInteger(number) && !Number.isSafeInteger(number) ? "bigint" : "number",
        );
      }),
    );
    expect(toNumber(rational(1n, 3n))).toBeUndefined();
    const between = rational(-1_000_000_000_000_000_05n, 10n ** 18n);
    expect(String(toNumber(between))).toBe("-0.10000000000000000500".replace(/0+$/, ""));
    expect(toRational(toNumber(between) as Decimal)).toEqual(between);
  });

  it("round down and up", () => {
    expect([floor(rational(-3n, 2n)), ceil(rational(-3n, 2n))]).toEqual([-2n, -1n]);
    expect([floor(rational(4n, 2n)), ceil(rational(3n, 2n))]).toEqual([2n, 2n]);
  });
});
