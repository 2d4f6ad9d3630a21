import { expect, it } from "vitest";
import { equal } from "./equal.ts";

it.each<[unknown, unknown, boolean]>([
  [{ a: 1, b: [2, { c: null }] }, { b: [2, { c: null }], a: 1 }, true],
  [{ a: 1 }, { a: 1, b: undefined }, false],
  [{ a: undefined }, { b: undefined }, false],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  [Uint8Array.of(1, 2), Uint8Array.of(1, 2), true],
  [Uint8Array.of(1, 2), Uint8Array.of(1, 3), false],
  [Uint8Array.of(1), [1], false],
  [10n, 10n, true],
  [10n, 10, false],
  [Number.NaN, Number.NaN, true],
  [null, {}, false],
  [{ toString: 1 }, { x: 1 }, false],
])("%o and %o: %s", (a, b, expected) => {
  expect(equal(a, b)).toBe(expected);
  expect(equal(b, a)).toBe(expected);
});
