import { expect, test } from "vitest";
import { demandOf, isRelaxed, rolloutOf } from "./mode.ts";

test.each([
  ["none", [], false],
  ["backward", ["backward"], false],
  ["forward-transitive", ["forward"], true],
  ["full", ["backward", "forward"], false],
  ["full-transitive", ["backward", "forward"], true],
  [undefined, ["backward"], false],
])("%s asks for directions", (mode, directions, isTransitive) => {
  expect(demandOf(mode)).toEqual({ directions, isTransitive });
});

test.each([
  ["backward", "none", true],
  ["backward", "forward", true],
  ["full", "backward", true],
  ["full-transitive", "full", true],
  ["backward", "backward-transitive", false],
  ["forward", "full", false],
  ["none", "backward", false],
])("from %s to %s is relaxed: %s", (before, after, expected) => {
  expect(isRelaxed(demandOf(before), demandOf(after))).toBe(expected);
});

test.each([
  ["backward", "consumers"],
  ["forward-transitive", "producers"],
  ["full", "any"],
])("with %s, %s come first", (mode, first) => {
  expect(rolloutOf(demandOf(mode))).toBe(first);
});
