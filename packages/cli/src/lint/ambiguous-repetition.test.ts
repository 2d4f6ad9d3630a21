import { expect, test } from "vitest";
import { ambiguousRepetition } from "./ambiguous-repetition.ts";

test.each([
  ["^(a+)+$", "(a+)+"],
  ["^([a-z]+)*$", "([a-z]+)*"],
  ["^(?:\\w+\\s?)*$", "(?:\\w+\\s?)*"],
  ["x(?:[a-z]*|b){2,}", "(?:[a-z]*|b){2,}"],
  ["^((?:a+))+$", "((?:a+))+"],
  ["^-(([a-z0-9]+-?)+)$", "([a-z0-9]+-?)+"],
  ["(.*,)*", "(.*,)*"],
])("%s repeats what repeats", (pattern, part) => {
  expect(ambiguousRepetition(pattern)).toBe(part);
});

test.each([
  "^[a-z]+(?:-[a-z]+)*$",
  "^(?:[a-z]+\\.)+[a-z]{2,}$",
  "^(?:/(?:[^~/]|~0|~1)*)*$",
  "^(ab)+$",
  "^([a-z]{1,3})+x$",
  "^[0-9a-f]{32}$",
  "^(?=.*\\d)[^(|)]+\\)$",
  "^(a+)?(b+){2}$",
])("%s is sound", (pattern) => {
  expect(ambiguousRepetition(pattern)).toBeUndefined();
});
