import { expect, test } from "vitest";
import { compare, percentile } from "./measure.ts";

test("twice the work takes about twice the time, in any round", () => {
  const work = (count: number) => () => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += Math.sqrt(i);
    return sum;
  };
  const { ratios, spreads } = compare(work(2000), { same: work(2000), more: work(8000) }, { rounds: 31 });
  expect(ratios.more / ratios.same).toBeGreaterThan(2);
  expect(ratios.more / ratios.same).toBeLessThan(8);
  expect(spreads.same).toBeGreaterThanOrEqual(0);
});

test("percentiles are values that were measured", () => {
  expect(percentile([3, 1, 2])).toBe(2);
  expect(percentile([3, 1, 2], 0)).toBe(1);
  expect(percentile([])).toBeNaN();
});
