import { expect, test } from "vitest";
import { findingOf, reasonOfOffence } from "./offence.ts";

const offence = { file: "a", number: 1, offset: 0, rule: "depth", message: "must not nest", more: 0 };

test("a path of many steps is told by its ends, and whole to machines", () => {
  const path = `/${"a/".repeat(20)}b`;
  const shown = "/a/a/a/a/a/a/a/a/…/a/a/a/a/a/a/a/b";
  expect(reasonOfOffence({ ...offence, path })).toBe(`${shown} must not nest`);
  expect(findingOf({ ...offence, path })).toMatchObject({
    pointer: path,
    message: `message 1 at byte 0: ${shown} must not nest`,
  });
  expect(reasonOfOffence({ ...offence, path: "/a/b" })).toBe("/a/b must not nest");
});

test("a key of the message prints no control characters", () => {
  expect(reasonOfOffence({ ...offence, path: "/\u001b[31m" })).toBe("/\\u001b[31m must not nest");
});
