import { expect, it } from "vitest";
import { chooseDistinct } from "./distinct.ts";

const never = (): boolean => false;

it("gives each item another value, in every way", () => {
  const ways: unknown[] = [];
  const take = (items: unknown): boolean => ways.push(items) < 0;
  expect(chooseDistinct([[1, 2], [1], [2, 3]], take, never)).toBe(true);
  expect(ways).toEqual([[2, 1, 3]]);
});

it("gives up when there are too many ways, and when it is told to", () => {
  const same = Array.from({ length: 12 }, () => Array.from({ length: 11 }, (_, i) => i));
  expect(chooseDistinct(same, never, never)).toBe(false);
  let looks = 0;
  expect(chooseDistinct(same, never, () => ++looks === 20)).toBe(false);
  expect(looks).toBe(20);
});
