import { describe, expect, it } from "vitest";
import { bytesOf, parseJsonBytes } from "./parse-bytes.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("parseJsonBytes", () => {
  it("reads a document in bytes, or in an array of their values", () => {
    const document = bytes('{"a":["ä",1]}');
    expect(parseJsonBytes(document)).toEqual({ a: ["ä", 1] });
    expect(parseJsonBytes([...document])).toEqual({ a: ["ä", 1] });
  });

  it.each([
    ["no document", "{"],
    ["a document with a repeated key", '{"a":1,"a":2}'],
    ["nothing", ""],
  ])("gives undefined for %s", (_name, text) => {
    expect(parseJsonBytes(bytes(text))).toBeUndefined();
    expect(parseJsonBytes([...bytes(text)])).toBeUndefined();
  });

  it.each(["{}", null, undefined, {}, 1, { length: 2, 0: 0x7b, 1: 0x7d }])(
    "gives undefined for what holds no bytes: %j",
    (value) => {
      expect(parseJsonBytes(value)).toBeUndefined();
    },
  );
});

describe("bytesOf", () => {
  it("takes every byte value", () => {
    const values = Array.from({ length: 256 }, (_, i) => i);
    expect(bytesOf(values)).toEqual(Uint8Array.from(values));
    expect(bytesOf([])).toEqual(new Uint8Array(0));
  });

  it.each([
    [-1],
    [256],
    [1.5],
    [Number.NaN],
    [2 ** 32],
    ["1"],
    [null],
    [true],
    [[1]],
    [99999999999999999999n],
    [1n],
  ])("refuses an array with %s", (element) => {
    expect(bytesOf([1, element])).toBeUndefined();
  });

  it("refuses an array with a hole", () => {
    // biome-ignore lint/suspicious/noSparseArray: the hole is what is tested
    expect(bytesOf([1, , 2])).toBeUndefined();
  });
});
