import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equal } from "./equal.ts";
import { isUnique } from "./unique.ts";

describe("isUnique", () => {
  it.each<[readonly unknown[], boolean]>([
    [[], true],
    [
      [
        { a: 1, b: [2, { c: null }] },
        { b: [2, { c: null }], a: 1 },
      ],
      false,
    ],
    [[{ a: 1 }, { a: 1, b: undefined }], false],
    [[{ a: -0 }, { a: 0 }, 0], false],
    [[0, -0], false],
    [[{ a: Number.NaN }, { a: Number.NaN }], false],
    [[{ a: "1" }, { a: 1 }, { a: 1n }, { a: true }, { a: null }, { a: [1] }], true],
    [["{}", {}, "[]", [], "null", null, [null], ["null"]], true],
    [[[1, 2], ["1,2"], ["1", "2"], [[1, 2]], [[1], 2]], true],
    [[{ a: 1, b: 2 }, { 'a"number1","b': 2 }], true],
    [[Uint8Array.of(1, 2), [1, 2], { 0: 1, 1: 2 }, "1,2"], true],
    [[Uint8Array.of(1, 2), Buffer.from([1, 2])], false],
    [[{ toString: 1, toJSON: 1 }, { toString: 1 }, JSON.parse('{"__proto__":1}'), {}], true],
    [["\ud800", "\\ud800", ["\ud800"], ["\\ud800"]], true],
  ])("%o: %s", (items, expected) => {
    expect(isUnique(items)).toBe(expected);
    expect(isUnique(items.toReversed())).toBe(expected);
  });

  it("agrees with equal about any two values", () => {
    const value = fc.anything({ maxDepth: 2, maxKeys: 2, key: fc.constantFrom("a", "b"), withBigInt: true });
    const pair = fc.tuple(value, value).filter((items) => !/undefined/.test(fc.stringify(items)));
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(isUnique([a, b])).toBe(!equal(a, b));
      }),
    );
  });

  it("looks at every value once", () => {
    let steps = 0;
    const items = Array.from({ length: 10_000 }, (_, i) => ({ a: [i] }));
    expect(isUnique(items, () => steps++)).toBe(true);
    expect(steps).toBe(30_000);
  });
});
