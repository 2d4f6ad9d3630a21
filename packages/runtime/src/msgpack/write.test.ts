import { decode as decodeReference, encode as encodeReference } from "@msgpack/msgpack";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CodecError } from "../codec-error.ts";
import { readMsgpack } from "./read.ts";
import { writeMsgpack } from "./write.ts";

const hex = (value: unknown) =>
  [...writeMsgpack(value)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function issueOf(value: unknown) {
  try {
    writeMsgpack(value);
  } catch (error) {
    if (error instanceof CodecError) return error.issue;
    throw error;
  }
  throw new Error("was written");
}

const loop: unknown[] = [];
loop.push({ loop });
const deep: unknown = Array.from({ length: 129 }).reduce((inner) => [inner], 1);

describe("writeMsgpack", () => {
  it.each([
    [0, "00"],
    [127, "7f"],
    [128, "cc80"],
    [256, "cd0100"],
    [65536, "ce00010000"],
    [2 ** 32, "cf0000000100000000"],
    [-1, "ff"],
    [-32, "e0"],
    [-33, "d0df"],
    [-129, "d1ff7f"],
    [-32769, "d2ffff7fff"],
    [-(2 ** 31) - 1, "d3ffffffff7fffffff"],
    [5n, "05"],
    [2n ** 64n - 1n, "cfffffffffffffffff"],
    [-(2n ** 63n), "d38000000000000000"],
    [1.5, "cb3ff8000000000000"],
    [-0, "cb8000000000000000"],
    [2 ** 60, "cb43b0000000000000"],
    ["ä", "a2c3a4"],
    [Uint8Array.of(1, 2), "c4020102"],
    [{ a: undefined, b: [null, true, false] }, "81a16293c0c3c2"],
  ])("writes %s in its shortest form", (value, expected) => {
    expect(hex(value)).toBe(expected);
  });

  it.each([
    ["undefined in an array", [undefined], "not-serializable", "/0"],
    ["a function", { a: () => 1 }, "not-serializable", "/a"],
    ["a date", new Date(0), "not-serializable", ""],
    ["a bigint of 65 bits", { a: 2n ** 64n }, "not-serializable", "/a"],
    ["a lone surrogate", ["a\ud800"], "utf-8", "/0"],
    ["a cycle", loop, "cycle", "/0/loop"],
    ["129 levels", deep, "depth", "/0".repeat(128)],
    ["a __proto__ key", JSON.parse('{"__proto__":1}'), "proto-key", "/__proto__"],
  ])("refuses %s", (_name, value, rule, path) => {
    expect(issueOf(value)).toMatchObject({ rule, path });
  });

  it("is read back as the same value, by us and by others", () => {
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: "grapheme", maxLength: 300 }),
        fc.maxSafeInteger(),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        fc.uint8Array({ maxLength: 300 }),
        fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n - 1n }),
        fc.array(tie("value"), { maxLength: 40 }),
        fc.dictionary(
          fc.string().filter((key) => key !== "__proto__"),
          tie("value"),
          { noNullPrototype: true },
        ),
      ),
    }));
    fc.assert(
      fc.property(value, (message) => {
        const bytes = writeMsgpack(message);
        expect(readMsgpack(bytes)).toEqual(message);
        expect(writeMsgpack(readMsgpack(bytes))).toEqual(bytes);
        const others = decodeReference(bytes, { useBigInt64: true });
        expect(writeMsgpack(others)).toEqual(bytes);
      }),
      { numRuns: 300 },
    );
  });

  it("writes texts of every length, as others do", () => {
    const lengths = [...Array(70).keys(), 85, 86, 127, 128, 255, 256, 5461, 5462, 16384, 16385, 21846, 65536];
    for (const unit of ["a", "ä", "漢", "😀"]) {
      for (const length of lengths) {
        const texts = [unit.repeat(length), `${"a".repeat(length)}${unit}`];
        for (const text of texts) expect(Buffer.compare(writeMsgpack(text), encodeReference(text))).toBe(0);
        expect(Buffer.compare(writeMsgpack([...texts, texts]), encodeReference([...texts, texts]))).toBe(0);
      }
    }
  });

  it("refuses lone surrogates in texts of every length", () => {
    for (const length of [0, 40, 300, 20_000]) {
      for (const lone of ["\ud800", "\udfff", "\ud800a", "\udc00\ud800"]) {
        const text = `${"a".repeat(length)}${lone}`;
        expect(issueOf({ [text]: 1 })).toMatchObject({ rule: "utf-8" });
        expect(issueOf({ a: [1, text] })).toMatchObject({ rule: "utf-8", path: "/a/1" });
      }
    }
  });

  it("puts long binary and long texts where they belong", () => {
    const long = (seed: number) => Uint8Array.from({ length: 20_000 }, (_, i) => i * seed);
    const messages = [
      long(1),
      [long(1), long(3)],
      { a: "x", b: long(3), c: [1.5, long(5), { d: "ä".repeat(20_000), e: null }], f: new Uint8Array(2) },
    ];
    for (const message of messages) {
      const bytes = writeMsgpack(message);
      expect(Buffer.compare(bytes, encodeReference(message))).toBe(0);
      expect(readMsgpack(bytes)).toEqual(message);
    }
  });

  it("gives bytes of their own", () => {
    const binary = new Uint8Array(20_000);
    const [short, long] = [writeMsgpack([1, 2]), writeMsgpack(binary)];
    binary.fill(7);
    writeMsgpack([3, 4, 5]);
    expect(short).toEqual(Uint8Array.of(0x92, 1, 2));
    expect(long.subarray(3).every((byte) => byte === 0)).toBe(true);
  });

  it("writes as ever after a refusal, and while something else is being written", () => {
    expect(issueOf({ a: ["b", { c: Symbol("d") }] })).toMatchObject({ path: "/a/1/c" });
    const outer = {
      before: "x",
      get inner() {
        expect(issueOf([[new Date(0)]])).toMatchObject({ path: "/0/0" });
        return writeMsgpack({ deep: [true] });
      },
    };
    expect(readMsgpack(writeMsgpack(outer))).toEqual({ before: "x", inner: writeMsgpack({ deep: [true] }) });
    expect(issueOf([{ a: [] }, undefined])).toMatchObject({ path: "/1" });
  });

  it("writes long texts, arrays, maps and binary", () => {
    for (const length of [15, 16, 31, 32, 255, 256, 65535, 65536]) {
      const keys = Array.from({ length: Math.min(length, 300) }, (_, i) => [`k${i}`, i]);
      for (const value of [
        "x".repeat(length),
        new Uint8Array(length),
        new Array(length).fill(1),
        Object.fromEntries(keys),
      ]) {
        expect(readMsgpack(writeMsgpack(value))).toEqual(value);
      }
    }
  });
});
