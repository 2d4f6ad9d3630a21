import fc from "fast-check";
import { expect, it } from "vitest";
import { ucs2length } from "./ucs2-length.ts";

it("counts code points, and each surrogate without its other half", () => {
  const unit = fc.constantFrom("a", "\u4e00", "\ud800", "\udbff", "\udc00", "\udfff", "\ue000", "😀");
  fc.assert(
    fc.property(fc.array(unit), (units) => {
      const text = units.join("");
      expect(ucs2length(text)).toBe([...text].length);
    }),
  );
});

it("counts texts as long as messages get", () => {
  expect(ucs2length("😀".repeat(12_000_000))).toBe(12_000_000);
  expect(ucs2length("a".repeat(25_000_000))).toBe(25_000_000);
});
