import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { colonsInText } from "./colons-in-text.ts";

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

  it.each([
    ["there is no WebAssembly", { WebAssembly: undefined }],
    ["it is a page in a browser", { process: undefined }],
  ])("gives NaN where %s, and the reader does without", async (_name, globals) => {
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
    if ("process" in globals) Reflect.deleteProperty(globalThis, "process");
    const { colonsInText } = await import("./colons-in-text.ts");
    const { readJson } = await import("./read.ts");
    expect(colonsInText(encoder.encode('{"a":1}'))).toBeNaN();
    expect(readJson(encoder.encode('{"a":1}'))).toEqual({ a: 1 });
    expect(() => readJson(encoder.encode('{"a":1,"a":1}'))).toThrow("must not appear twice");
  });
});
