import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasAllMembers as portable } from "./has-all-members.portable.ts";
import { hasAllMembers } from "./has-all-members.ts";
import { membersInValue } from "./members-in-value.ts";

const encoder = new TextEncoder();

describe.each([
  ["servers", hasAllMembers],
  ["browsers", portable],
])("hasAllMembers for %s", (_name, has) => {
  const isWhole = (text: string) => has(membersInValue(JSON.parse(text)), encoder.encode(text), text);

  it("takes texts of every layout", () => {
    for (const gap of [0, 1, "\t"]) {
      expect(isWhole(JSON.stringify({ a: { b: [{ c: 1 }] }, d: "12:30", e: '{"f":1}' }, null, gap))).toBe(
        true,
      );
    }
    expect(isWhole('{"a" \n:1}')).toBe(true);
  });

  it("finds every repeated key, whatever the strings beside it hold", () => {
    const text = fc.string({ unit: fc.constantFrom('"', ":", "\\", " ", "a", "{", ",") });
    const gap = fc.constantFrom("", " ", "\n ");
    fc.assert(
      fc.property(text, text, gap, gap, (key, other, before, behind) => {
        const [name, value] = [JSON.stringify(key), JSON.stringify(other)];
        const member = `${name}${before}:${behind}${value}`;
        expect(isWhole(`[${value},{${member},${behind}${member}}]`)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
