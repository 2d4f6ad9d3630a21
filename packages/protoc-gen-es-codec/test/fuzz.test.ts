import { expect, test } from "vitest";
import { fuzz } from "./fuzz/fuzz.ts";

test("codecs of random types agree with protobuf-es on random bytes", () => {
  expect(fuzz(20_000, 1500, 50)).toEqual([]);
});
