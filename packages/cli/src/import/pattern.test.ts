import { expect, test } from "vitest";
import { usablePattern } from "./pattern.ts";

test.each([
  ["^[a-z]+$", "^[a-z]+$"],
  ["\\A(?P<year>\\d{4})\\Z", "^(?<year>\\d{4})$"],
  ["a\\-b", "a-b"],
  ["[a\\-z]", "[a\\-z]"],
  ["\\@\\_", "@_"],
  ["(?i)yard", undefined],
  ["(", undefined],
])("%j becomes %j", (pattern, usable) => {
  expect(usablePattern(pattern)).toBe(usable);
});
