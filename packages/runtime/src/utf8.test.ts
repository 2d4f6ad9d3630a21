import fc from "fast-check";
import { expect, it } from "vitest";
import { invalidUtf8At } from "./utf8.ts";

const decoder = new TextDecoder("utf-8", { fatal: true });

function isUtf8(bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

it("agrees with the platform's decoder", () => {
  const lead = fc.constantFrom(
    0x41,
    0xc1,
    0xc2,
    0xe0,
    0xed,
    0xef,
    0xf0,
    0xf4,
    0xf5,
    0x80,
    0x8f,
    0x90,
    0x9f,
    0xa0,
    0xbf,
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(lead, fc.nat(255)), { maxLength: 6 }), (list) => {
      const bytes = Uint8Array.from(list);
      const at = invalidUtf8At(bytes);
      expect(at < 0).toBe(isUtf8(bytes));
      if (at >= 0) expect(isUtf8(bytes.subarray(0, at))).toBe(true);
    }),
    { numRuns: 5000 },
  );
});
