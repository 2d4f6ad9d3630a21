import { encode as encodeReference } from "@msgpack/msgpack";
import fc from "fast-check";
import { Packr } from "msgpackr";
import { describe, expect, it } from "vitest";
import { CodecError } from "../codec-error.ts";
import { readMsgpack } from "./read.ts";

const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

function issueOf(input: Uint8Array) {
  try {
    readMsgpack(input);
  } catch (error) {
    if (error instanceof CodecError) return error.issue;
    throw error;
  }
  throw new Error("was accepted");
}

const refused: [name: string, hex: string, rule: string, path: string, offset: number][] = [
  ["nothing", "", "empty", "", 0],
  ["a second value", "c0c0", "trailing-bytes", "", 1],
  ["the reserved byte", "92c0c1", "reserved-byte", "/1", 2],
  ["an extension", "81a161d40100", "extension-type", "/a", 3],
  ["a timestamp", "d6ff00000000", "extension-type", "", 0],
  ["ext 8", "c7010500", "extension-type", "", 0],
  ["a number as a key", "8101c0", "map-key", "", 1],
  ["binary as a key", "81a16181c40161c0", "map-key", "/a", 4],
  ["a repeated key", "82a16101a16102", "duplicate-key", "/a", 4],
  ["a repeated key in another spelling", "82a16101d9016102", "duplicate-key", "/a", 4],
  ["a repeated key far inside", "81a16192c082a162c0a162c0", "duplicate-key", "/a/1/b", 9],
  ["a repeated number as a key", "83a13001a16101a13002", "duplicate-key", "/0", 7],
  ["a __proto__ key", "81a95f5f70726f746f5f5f80", "proto-key", "/__proto__", 1],
  ["an array of 4 G elements", "ddffffffff", "truncated", "", 0],
  ["a map of 4 G members", "dfffffffffc0c0", "truncated", "", 0],
  ["a string of 4 GB", "91dbffffffff61", "truncated", "/0", 1],
  ["binary of 4 GB", "c6ffffffff", "truncated", "", 0],
  ["invalid UTF-8, short", "a461c0af62", "utf-8", "", 2],
  ["invalid UTF-8, long", `d920${"61".repeat(31)}ff`, "utf-8", "", 33],
  ["invalid UTF-8 in a key", "81a2c0af01", "utf-8", "", 2],
  ["a surrogate", "a3eda080", "utf-8", "", 1],
  ["an integer cut short", "cd01", "truncated", "", 2],
  ["a map cut short", "82a16101", "truncated", "", 0],
];

describe("readMsgpack", () => {
  it.each(refused)("refuses %s", (_name, hex, rule, path, offset) => {
    expect(issueOf(bytes(hex))).toMatchObject({ rule, path, offset });
  });

  it("takes 128 levels and not one more", () => {
    expect(readMsgpack(bytes(`${"91".repeat(127)}90`))).toBeDefined();
    expect(issueOf(bytes(`${"91".repeat(128)}90`))).toMatchObject({ rule: "depth", offset: 128 });
    expect(issueOf(bytes("91".repeat(100_000)))).toMatchObject({ rule: "depth" });
    expect(issueOf(bytes("81a161".repeat(100_000)))).toMatchObject({ rule: "depth" });
  });

  it("keeps integers exact", () => {
    expect(readMsgpack(bytes("93cf001fffffffffffffcf0020000000000000d3ffdfffffffffffff"))).toEqual([
      9007199254740991,
      9007199254740992n,
      -9007199254740993n,
    ]);
    expect(readMsgpack(bytes("92cfffffffffffffffffd38000000000000000"))).toEqual([
      2n ** 64n - 1n,
      -(2n ** 63n),
    ]);
    expect(readMsgpack(bytes("cf0000000000000005"))).toBe(5);
    expect(readMsgpack(bytes("92d3ffe0000000000001d3ffe0000000000000"))).toEqual([
      -9007199254740991,
      -9007199254740992n,
    ]);
  });

  it("gives binary as a view of the message", () => {
    const message = bytes("c403010203");
    const value = readMsgpack(message) as Uint8Array;
    expect(value).toEqual(Uint8Array.of(1, 2, 3));
    expect(value.buffer).toBe(message.buffer);
    expect(Object.getPrototypeOf(readMsgpack(Buffer.from(message)))).toBe(Uint8Array.prototype);
  });

  it("takes the replacement character and the byte order mark for what they are", () => {
    for (const text of ["\ufffd", "\ufeffa", `${"a".repeat(40)}\ufffd`, `\ufeff${"ä".repeat(40)}`]) {
      expect(readMsgpack(encodeReference({ [text]: text }))).toEqual({ [text]: text });
    }
  });

  it("keeps keys apart, however many it has met", () => {
    // Of 5000 keys many share a slot; all of these have as many bytes.
    const names = Array.from({ length: 5000 }, (_, i) => `key-${i + 10_000}`);
    for (let round = 0; round < 2; round++) {
      for (const name of names) expect(readMsgpack(encodeReference({ [name]: 1 }))).toEqual({ [name]: 1 });
    }
    const message = bytes("81a16101");
    expect(readMsgpack(message)).toEqual({ a: 1 });
    message[2] = 0x62;
    expect(readMsgpack(message)).toEqual({ b: 1 });
    expect(readMsgpack(bytes("81a16101"))).toEqual({ a: 1 });
  });

  it("is not disturbed by what every object inherits", () => {
    Object.assign(Object.prototype, { inherited: 1 });
    try {
      const message = readMsgpack(bytes("81a16181a16201"));
      expect(JSON.stringify(message)).toBe('{"a":{"b":1}}');
    } finally {
      Reflect.deleteProperty(Object.prototype, "inherited");
    }
  });

  it("does not take an inherited name for a repeated key", () => {
    expect(readMsgpack(encodeReference({ toString: 1, constructor: 2 }))).toEqual({
      toString: 1,
      constructor: 2,
    });
  });

  const key = fc.string().filter((key) => key !== "__proto__");
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: "grapheme", maxLength: 40 }),
      fc.integer(),
      fc.maxSafeInteger(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.uint8Array(),
      fc.array(tie("value")),
      fc.dictionary(key, tie("value"), { noNullPrototype: true }),
    ),
  }));

  it("reads what other libraries write", () => {
    const packr = new Packr({ useRecords: false, variableMapSize: true });
    fc.assert(
      fc.property(value, (message) => {
        // A double that is an integer arrives as one, and both libraries drop the sign of zero.
        const expected = JSON.stringify(message, reveal);
        expect(JSON.stringify(readMsgpack(encodeReference(message)), reveal)).toEqual(expected);
        expect(JSON.stringify(readMsgpack(packr.pack(message)), reveal)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it("fails with nothing but CodecError, on any bytes and on any prefix of a message", () => {
    const either = (input: Uint8Array) => {
      try {
        readMsgpack(input);
      } catch (error) {
        expect(error).toBeInstanceOf(CodecError);
      }
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), either), { numRuns: 2000 });
    const message = encodeReference({
      a: [1, -1.5, "text".repeat(20), null],
      b: new Uint8Array(300),
      c: 2 ** 40,
    });
    for (let end = 0; end < message.length; end++) {
      expect(() => readMsgpack(message.subarray(0, end))).toThrow(CodecError);
    }
  });
});

function reveal(_key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: [...value] };
  return typeof value === "number" && !Number.isFinite(value) ? { number: String(value) } : value;
}
