import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileInProcess } from "./compile-validator.ts";
import { rowsOf } from "./pattern-rows.ts";

const text = ({ rows, complete }: ReturnType<typeof rowsOf>) =>
  rows
    .map((row) =>
      row
        .map(({ characters, least, most }) => `${characters}{${least === most ? most : `${least},${most}`}}`)
        .join(" "),
    )
    .concat(complete ? [] : ["?"]);

describe("rowsOf", () => {
  test.each([
    ["^[a-f0-9]{32}$", "0123456789abcdef{32}"],
    ["^[\\d.]+$", ".0123456789{1,Infinity}"],
    ["^[a-cb-d]*$", "abcd{0,Infinity}"],
    ["^[-x]{2,}$", "-x{2,Infinity}"],
    ["^[\\]\\-]{1,3}$", "-]{1,3}"],
    ["^[+--]$", "+,-{1}"],
    ["^(?:[a])*$", "a{0,Infinity}"],
    ["^ab$", "a{1} b{1}"],
    ["^(?:[ab]{2}|c)$", "ab{2}", "c{1}"],
    ["^(?:x:)?[ab]{2}(?:-[ab]){2}$", "ab{2} -{1} ab{1} -{1} ab{1}", "x{1} :{1} ab{2} -{1} ab{1} -{1} ab{1}"],
    ["^(?:[ab]|[^c]|d)$", "ab{1}", "?"],
    ["^(?:a|(?=b)b)$", "a{1}", "?"],
  ])("reads %s", (pattern, ...rows) => {
    expect(text(rowsOf(pattern))).toEqual(rows);
  });

  test.each([
    ...[
      "^[^a]*$",
      "[a]*",
      "^[a]*",
      "^[\u{1f600}]*$",
      "^[a-\u{1f600}]*$",
      "^[]$",
      "^[a]|[b]$",
      "^(a)\\1$",
      "^a(?=b)$",
    ],
    ...["^(?:ab)+$", "^[a]|b$", "^(?:[a]|b)", "(?:[a]|b)$", "^(?:a|b){5}$", "^(?:[a]|b\\)$", "^(?:ab){65}$"],
  ])("leaves %s to regular expressions", (pattern) => {
    expect(rowsOf(pattern)).toMatchObject({ rows: [], complete: false });
  });
});

describe("usual alternatives are tested without a regular expression", () => {
  const uuid =
    "^(?:[0-9a-f]{32}|(?:urn:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\{[0-9a-f]{8}\\})$";
  const dashed = "01234567-89ab-cdef-0123-456789abcdef";

  test.each([
    [uuid, ["hasOnly", "hasShape"], [dashed, dashed.replaceAll("-", ""), `urn:uuid:${dashed}`, "{89abcdef}"]],
    ["^[0-9a-c]{2}x[0-9a-c]$", ["hasShape"], ["00xa", "a9xc"]],
    ["^(?:[a02]{2}|c|\\(d\\)|[)]{2})$", ["hasOnly"], ["a0", "c", "(d)", "))"]],
    ["^(?:[a02]+|(?:ab)+c?)$", ["hasOnly"], ["a", "a02a", "ababc", "ab"]],
  ])("%s", (pattern, helpers, samples) => {
    const validate = compileInProcess({ type: "string", pattern });
    for (const helper of helpers) expect(String(validate)).toContain(helper);
    const expression = new RegExp(pattern, "u");
    for (const sample of samples) {
      expect(validate(sample), sample).toBe(true);
      for (let at = 0; at <= sample.length; at++)
        for (const other of ["", "a", "-", "g", "F", "é", "\n", "x0"])
          for (const end of [at, at + 1]) {
            const changed = sample.slice(0, at) + other + sample.slice(end);
            expect(validate(changed), JSON.stringify(changed)).toBe(expression.test(changed));
          }
    }
  });
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
