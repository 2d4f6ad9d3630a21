import { describe, expect, it } from "vitest";
import { isBytes, parseJsonBytes, ucs2length } from "./codegen.ts";

describe("parseJsonBytes", () => {
  const document = new TextEncoder().encode('{"a":[1]}');

  it("reads bytes and byte values", () => {
    expect(parseJsonBytes(document)).toEqual({ a: [1] });
    expect(parseJsonBytes([...document])).toEqual({ a: [1] });
  });

  it.each([
    [document.subarray(1)],
    [[...document, 256]],
    [[123.5]],
    [["1"]],
    [[2n ** 64n]],
    ["{}"],
    [null],
    [[]],
    [new Uint8Array(0)],
  ])("gives undefined for %o", (value) => {
    expect(parseJsonBytes(value)).toBeUndefined();
  });
});

it("counts code points", () => {
  for (const text of ["", "abc", "ä€", "😀", "a😀b😀", "\ud83d", "\ude00\ud83d", "\ud83d\ud83d\ude00"]) {
    expect(ucs2length(text)).toBe([...text].length);
  }
});

it("knows bytes", () => {
  expect([new Uint8Array(1), Buffer.from("a"), [1], new ArrayBuffer(1), "a", null].map(isBytes)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
