import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classRepetition, firstAlternative } from "./character-class.ts";
import { compileInProcess } from "./compile-validator.ts";

describe("classRepetition", () => {
  test.each([
    ["^[a-f0-9]{32}$", "0123456789abcdef", 32, 32],
    ["^[\\d.]+$", ".0123456789", 1, Number.POSITIVE_INFINITY],
    ["^[a-cb-d]*$", "abcd", 0, Number.POSITIVE_INFINITY],
    ["^[-x]{2,}$", "-x", 2, Number.POSITIVE_INFINITY],
    ["^[\\]\\-]{1,3}$", "-]", 1, 3],
    ["^[+--]$", "+,-", 1, 1],
  ])("reads %s", (pattern, characters, least, most) => {
    expect(classRepetition(pattern)).toEqual({ characters, least, most });
  });

  test.each([
    ...["^[^a]*$", "[a]*", "^[a]*", "^[a]b$", "^a*$", "^[a]*?$", "^(?:[a])*$", "^[\\w]*$", "^[\\n]*$"],
    ...["^[\u{1f600}]*$", "^[a-\u{1f600}]*$", "^[\\u0061]*$", "^[]$", "^[a]|[b]$"],
  ])("leaves %s to regular expressions", (pattern) => {
    expect(classRepetition(pattern)).toBeUndefined();
  });
});

describe("firstAlternative", () => {
  test("is what a text may match instead of the pattern", () => {
    expect(firstAlternative("^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}|\\(x\\))$")).toEqual({
      characters: "0123456789abcdef",
      least: 32,
      most: 32,
    });
    expect(firstAlternative("^(?:[ab]|[)])$")).toMatchObject({ characters: "ab" });
  });

  test.each([
    ...["^[a]|b$", "^(?:[a]|b)", "(?:[a]|b)$", "^(?:[a]|b)c$", "^(?:[a]|b)(?:c)$", "^(?:[a]c|b)$"],
    ...["^(?:[^a]|b)$", "^(?:a|[b])$", "^(?:[a]|b\\)$", "^([a]|b)$", "^(?:[a])$"],
  ])("is none in %s", (pattern) => {
    expect(firstAlternative(pattern)).toBeUndefined();
  });

  test.each(["^(?:[ab]{2}|c|\\(d\\)|[)]{2})$", "^(?:[ab]+|(?:ab)+c?)$"])(
    "%s decides as before",
    (pattern) => {
      const validate = compileInProcess({ type: "string", pattern });
      expect(String(validate)).toContain("hasOnly");
      for (const text of ["", "a", "ab", "abab", "ababc", "abc", "c", "(d)", "))", ")", "ab\n", "é", "ba"]) {
        expect(validate(text), text).toBe(new RegExp(pattern, "u").test(text));
      }
    },
  );
});

test("validators of classes decide as the regular expression does", () => {
  const member = fc.constantFrom(
    "a-z",
    "0-9",
    "A-F",
    "_",
    ".",
    ":",
    "-",
    "\\d",
    "\\]",
    "\\^",
    "\\\\",
    "[",
    "+",
    "!-/",
  );
  const quantifier = fc.constantFrom("", "*", "+", "{3}", "{2,}", "{1,30}", "{0,2}", "{25,40}");
  const character = fc.constantFrom(..."azAFZ09_.:-]^\\[+!/ ~\u00e9\u{1f600}\ud83d\n");
  fc.assert(
    fc.property(
      fc.uniqueArray(member, { minLength: 1, maxLength: 4 }),
      quantifier,
      fc.record({ minLength: fc.constantFrom(undefined, 2), maxLength: fc.constantFrom(undefined, 5, 28) }),
      fc.array(
        fc.oneof(
          fc.array(character, { maxLength: 30 }),
          fc.array(fc.constantFrom("a", "0"), { maxLength: 40 }),
        ),
      ),
      (members, quantifier, { minLength = 0, maxLength = 100 }, texts) => {
        const pattern = `^[${members.join("")}]${quantifier}$`;
        // A dash between two members can make a range of them that is none.
        fc.pre(isPattern(pattern));
        const validate = compileInProcess({ type: "string", pattern, minLength, maxLength });
        for (const text of texts.map((characters) => characters.join(""))) {
          const length = [...text].length;
          const expected = new RegExp(pattern, "u").test(text) && length >= minLength && length <= maxLength;
          expect(validate(text), JSON.stringify(text)).toBe(expected);
        }
      },
    ),
    { numRuns: 500 },
  );
});

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}
