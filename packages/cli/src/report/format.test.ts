import { expect, test } from "vitest";
import { formatBytes, formatCount, formatSeconds } from "./format.ts";

test("formats what people read", () => {
  expect([1, 0, 1234].map((count) => formatCount(count, "message"))).toEqual([
    "1 message",
    "0 messages",
    "1,234 messages",
  ]);
  expect([0, 999, 1000, 999_949, 999_950, 1.5e9].map(formatBytes)).toEqual([
    "0 B",
    "999 B",
    "1.0 kB",
    "999.9 kB",
    "1.0 MB",
    "1.5 GB",
  ]);
  expect([3.6, 99.6, 1234].map(formatSeconds)).toEqual(["4 ms", "100 ms", "1.2 s"]);
});
