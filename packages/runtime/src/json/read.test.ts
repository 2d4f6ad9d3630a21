import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CodecError } from "../codec-error.ts";
import { readJson } from "./read.ts";
import { readJsonStrictly } from "./strict.ts";

const encoder = new TextEncoder();
const read = (text: string) => readJson(encoder.encode(text));

function failureOf(bytes: Uint8Array) {
  try {
    readJson(bytes);
  } catch (error) {
    if (error instanceof CodecError) return error.issue;
    throw error;
  }
  throw new Error("was accepted");
}

const refused: [name: string, text: string, rule: string, path: string, offset: number][] = [
  ["nothing", "", "empty", "", 0],
  ["a byte order mark", "\ufeff{}", "byte-order-mark", "", 0],
  ["white space alone", "  ", "truncated", "", 2],
  ["a repeated key", '{"a":1,"b":{"c":1,"c":2}}', "duplicate-key", "/b/c", 18],
  ["a repeated key in another spelling", '{"a":1,"\\u0061":2}', "duplicate-key", "/a", 7],
  ["a repeated key before white space", '{"a" :1,"a"\t:2}', "duplicate-key", "/a", 8],
  ["a repeated key beside a colon that begins a string", '{"a":":","a":1}', "duplicate-key", "/a", 9],
  ["a repeated key beside an escaped quote", '{"a":"\\":","a":1}', "duplicate-key", "/a", 11],
  ["a repeated key behind a backslash", '{"a\\\\":1,"a\\\\":1}', "duplicate-key", "/a\\", 9],
  ["a __proto__ key", '{"a":{"__proto__":{}}}', "proto-key", "/a/__proto__", 6],
  ["a __proto__ key in disguise", '{"\\u005f_proto__":1}', "proto-key", "/__proto__", 1],
  ["a number beyond doubles", "[1e400]", "not-finite", "/0", 1],
  ["a number beyond doubles at the top", "-1e400", "not-finite", "", 0],
  ["an integer beyond doubles", `[${"9".repeat(400)}]`, "not-finite", "/0", 1],
  ["NaN", '{"a":NaN}', "syntax", "/a", 5],
  ["Infinity", "[-Infinity]", "syntax", "/0", 1],
  ["single quotes", "{'a':1}", "syntax", "", 1],
  ["a trailing comma in an object", '{"a":1,}', "syntax", "", 7],
  ["a trailing comma in an array", "[1,]", "syntax", "/1", 3],
  ["a missing comma", "[1 2]", "syntax", "", 3],
  ["a missing colon", '{"a" 1}', "syntax", "/a", 5],
  ["a leading zero", "[01]", "syntax", "/0", 1],
  ["an unknown escape", '"a\\x41"', "syntax", "", 2],
  ["a raw control character", '["a\u0001"]', "syntax", "/0", 3],
  ["a second document", '{"a":1} {"a":2}', "trailing-bytes", "", 8],
  ["a stray bracket", "[]]", "trailing-bytes", "", 2],
  ["an open array", "[1,2", "truncated", "", 4],
  ["an open string", '{"a":"b', "truncated", "/a", 7],
  ["an open escape", '"\\u00', "truncated", "", 5],
  ["an open literal", "[tru", "truncated", "/0", 4],
  ["an open number", "[-", "truncated", "/0", 2],
];

describe("readJson", () => {
  it.each(refused)("refuses %s", (_name, text, rule, path, offset) => {
    expect(failureOf(encoder.encode(text))).toMatchObject({ rule, path, offset });
  });

  it("refuses bytes that are not UTF-8, and says where", () => {
    expect(failureOf(Uint8Array.of(0x22, 0x61, 0xc0, 0xaf, 0x22))).toMatchObject({
      rule: "utf-8",
      offset: 2,
    });
    expect(failureOf(Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22))).toMatchObject({
      rule: "utf-8",
      offset: 1,
    });
    for (const rest of [[0x22], [0xbf, 0x22], [0xbf], []]) {
      const bytes = Uint8Array.of(0x22, 0xef, 0xbf, 0xbd, 0xef, ...rest);
      expect(failureOf(bytes)).toMatchObject({ rule: "utf-8", offset: 4 });
    }
    expect(failureOf(encoder.encode('"ä"').subarray(0, 2))).toMatchObject({ rule: "utf-8", offset: 1 });
  });

  it.each(["NaN", "-Infinity", "inf"])("says that %s is no JSON value", (word) => {
    expect(failureOf(encoder.encode(`{"a":${word}}`))).toMatchObject({
      rule: "syntax",
      message: "must be JSON: expected a JSON value, not NaN or Infinity",
    });
    expect(failureOf(encoder.encode('{"a":yes}')).message).toBe("must be JSON: expected a JSON value");
  });

  it("takes 128 levels and not one more", () => {
    expect(() => read("[".repeat(128) + "]".repeat(128))).not.toThrow();
    expect(failureOf(encoder.encode("[".repeat(129) + "]".repeat(129)))).toMatchObject({
      rule: "depth",
      offset: 128,
    });
    expect(failureOf(encoder.encode(`${'{"a":'.repeat(129)}1${"}".repeat(129)}`))).toMatchObject({
      rule: "depth",
    });
  });

  it.each(["[", '{"a":'])("refuses 100 000 levels of %s", (open) => {
    expect(failureOf(encoder.encode(open.repeat(100_000)))).toMatchObject({ rule: "depth" });
  });

  it("keeps integers exact", () => {
    expect(read("[9007199254740991,9007199254740992,-9007199254740993,18446744073709551615]")).toEqual([
      9007199254740991,
      9007199254740992n,
      -9007199254740993n,
      18446744073709551615n,
    ]);
    expect(read(" 12345678901234567890 ")).toBe(12345678901234567890n);
    expect(read('{"a":[1234567890123456789],"b":"1234567890123456789","c":0.12345678901234568}')).toEqual({
      a: [1234567890123456789n],
      b: "1234567890123456789",
      c: 0.12345678901234568,
    });
  });

  it("takes a number with a fraction or an exponent for a double", () => {
    expect(read("[1e300,9007199254740993.0,-0]")).toEqual([1e300, 9007199254740992, -0]);
  });

  it("is not confused by colons, quotes and escapes in strings", () => {
    for (const value of [
      ":",
      '":',
      '\\":',
      '":"',
      " :",
      "\\",
      '\\\\":',
      "a:b",
      { ":": { '":': 1 } },
      { "": "" },
    ]) {
      expect(read(JSON.stringify([value]))).toEqual([value]);
      expect(read(JSON.stringify({ a: value, b: value }, null, 3))).toEqual({ a: value, b: value });
    }
  });

  it("reads whatever part of a buffer it is given", () => {
    const text = encoder.encode('{"a":[1,{"b":"c:d"}],"e":2}');
    for (let offset = 0; offset < 9; offset++) {
      const buffer = new Uint8Array(text.length + 16);
      buffer.fill(0x3a);
      buffer.set(text, offset);
      expect(readJson(buffer.subarray(offset, offset + text.length))).toEqual({ a: [1, { b: "c:d" }], e: 2 });
    }
  });

  it("says what JSON.parse says of any valid text", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.nat(3), (text, indent) => {
        const value: unknown = JSON.parse(text);
        fc.pre(!text.includes("__proto__") && !/\d{16}/.test(text));
        const spaced = JSON.stringify(value, null, indent);
        expect(read(spaced)).toEqual(value);
        expect(readJsonStrictly(encoder.encode(spaced))).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it("finds every repeated key, wherever it is and however it is spaced", () => {
    const space = fc.constantFrom("", " ", "\n\t", "  ");
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 2 }),
        fc.json({ maxDepth: 2 }),
        fc.string(),
        space,
        (a, b, key, gap) => {
          fc.pre(![a, b, key].some((text) => text.includes("__proto__")));
          const name = JSON.stringify(key);
          const text = `[${a},{${name}${gap}:${a},"other":${b},${gap}${name}${gap}:${gap}${b}}]`;
          fc.pre(key !== "other");
          expect(failureOf(encoder.encode(text))).toMatchObject({ rule: "duplicate-key" });
        },
      ),
      { numRuns: 300 },
    );
  });

  it("fails with nothing but CodecError, on any bytes and on any prefix of a message", () => {
    const either = (bytes: Uint8Array) => {
      try {
        readJson(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(CodecError);
      }
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), either), { numRuns: 1000 });
    const message = encoder.encode('{"a":[1.5e3,true,null,"b\\u00e4ä"],"c":{"d":-12}}');
    for (let end = 0; end < message.length; end++)
      expect(() => readJson(message.subarray(0, end))).toThrow(CodecError);
    for (let end = 1; end < message.length; end++) {
      expect(["truncated", "utf-8"]).toContain(failureOf(message.subarray(0, end)).rule);
    }
  });

  it("takes linear time over long runs", () => {
    const started = performance.now();
    for (const text of [
      `"${"1".repeat(2e6)}"`,
      `"${"\\\\".repeat(1e6)}"`,
      `[${" ".repeat(2e6)}]`,
      `"${" :".repeat(1e6)}"`,
    ]) {
      expect(() => read(text)).not.toThrow();
    }
    expect(() => read(`[${"9".repeat(2e6)}]`)).toThrow(CodecError);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it("tells nothing of the payload", () => {
    const { message, path } = failureOf(encoder.encode('["secret" secret]'));
    expect(message + path).not.toContain("secret");
  });
});
