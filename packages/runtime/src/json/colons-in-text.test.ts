import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { colonsInText } from "./colons-in-text.ts";

/** The module, with the names of its instructions beside their bytes. */
const instructions = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // "\0asm", version 1
  ...[1, 6, 1, 0x60, 1, 0x7f, 1, 0x7f], // type: (i32) -> i32
  ...[3, 2, 1, 0], // one function of that type
  ...[5, 3, 1, 0, 1], // one memory of one page
  ...[7, 9, 2, 1, 0x6d, 2, 0, 1, 0x66, 0, 0], // exports: memory "m", function "f"
  ...[10, 77, 1, 75], // code: one body
  ...[2, 2, 0x7f, 2, 0x7b], // parameter 0 $length; locals 1 $at, 2 $count: i32; 3 $colons, 4 $quotes: v128
  ...[0x41, 0x3a, 0xfd, 15, 0x21, 3], // $colons = i8x16.splat(":")
  ...[0x41, 0x22, 0xfd, 15, 0x21, 4], // $quotes = i8x16.splat('"')
  ...[0x20, 0, 0x41, 0, 0xfd, 15, 0xfd, 11, 0, 16], // v128.store(16 + $length, zeros): the last step reads that far
  ...[0x03, 0x40], // loop
  ...[0x20, 1, 0xfd, 0, 0, 16, 0x20, 3, 0xfd, 35], // i8x16.eq(v128.load(16 + $at), $colons)
  ...[0x20, 1, 0xfd, 0, 0, 15, 0x20, 4, 0xfd, 42], // i8x16.le_u(v128.load(15 + $at), $quotes)
  ...[0xfd, 78, 0xfd, 100, 0x69], // i32.popcnt(i8x16.bitmask(v128.and(both)))
  ...[0x20, 2, 0x6a, 0x21, 2], // $count += that
  ...[0x20, 1, 0x41, 16, 0x6a, 0x22, 1, 0x20, 0, 0x48, 0x0d, 0], // $at += 16; again if $at < $length
  ...[0x0b, 0x20, 2, 0x0b], // end; $count
);

const encoder = new TextEncoder();

/** What is meant, byte by byte. */
function reference(bytes: Uint8Array): number {
  return bytes.filter((byte, i) => byte === 0x3a && i > 0 && (bytes[i - 1] as number) <= 0x22).length;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe("colonsInText", () => {
  it("runs these instructions", () => {
    const source = readFileSync(new URL("colons-in-text.ts", import.meta.url), "utf8");
    expect(source).toContain(`"${Buffer.from(instructions).toString("base64")}"`);
  });

  it("counts colons behind quotes and white space", () => {
    const text = '{"a":1,"b" :2,"c"\n:"12:30","d"\t: ":","e":{}}';
    expect(colonsInText(encoder.encode(text))).toBe(6);
  });

  it("counts in any bytes, wherever they lie and whatever was counted before", () => {
    const byte = fc.oneof(fc.constantFrom(0x3a, 0x22, 0x20, 0x23, 0x21, 0xa2), fc.nat(255));
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 70 }), fc.nat(7), (values, offset) => {
        const bytes = Uint8Array.from([...Array.from<number>({ length: offset }).fill(0x22), ...values]);
        expect(colonsInText(bytes.subarray(offset))).toBe(reference(bytes.subarray(offset)));
      }),
      { numRuns: 2000 },
    );
  });

  it("counts in texts of many pages, and begins anew behind them", () => {
    for (const length of [65_487, 65_488, 65_489, 131_000, 300_000]) {
      for (const unit of ['":', ':"', "x:", '"x:"']) {
        const bytes = encoder.encode(unit.repeat(length).slice(0, length));
        expect(colonsInText(bytes)).toBe(reference(bytes));
        expect(colonsInText(encoder.encode(":"))).toBe(0);
      }
    }
  });

  it("counts nothing in nothing", () => {
    expect(colonsInText(new Uint8Array(0))).toBe(0);
  });

  it("gives NaN where there is no WebAssembly, and the reader does without", async () => {
    vi.stubGlobal("WebAssembly", undefined);
    const { colonsInText } = await import("./colons-in-text.ts");
    const { readJson } = await import("./read.ts");
    expect(colonsInText(encoder.encode('{"a":1}'))).toBeNaN();
    expect(readJson(encoder.encode('{"a":1}'))).toEqual({ a: 1 });
    expect(() => readJson(encoder.encode('{"a":1,"a":1}'))).toThrow("must not appear twice");
  });
});
