import { formats } from "@waybill/runtime/codegen";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backward } from "../../test/support/backward.ts";
import type { JsonSchema } from "../value.ts";
import { formatLanguage } from "./format-language.ts";
import { Languages } from "./language.ts";
import { wordsOf } from "./words.ts";

const forever = (): boolean => true;

const samples: { readonly [format: string]: readonly string[] } = {
  uuid: ["123e4567-e89b-12d3-a456-426614174000"],
  date: ["2024-02-29", "2023-02-29", "2000-02-29", "1900-02-29", "2023-04-31", "2023-12-31", "0000-02-29"],
  time: ["23:59:60Z", "12:00:60Z", "00:00:00.25z", "23:59:59+23:59", "24:00:00Z", "00:59:60+01:00"],
  "date-time": ["2024-02-29T23:59:60Z", "2024-02-30T00:00:00Z", "2024-02-28 10:00:00-08:00"],
  ipv4: ["127.0.0.1", "255.255.255.255", "256.0.0.1", "01.2.3.4"],
  ipv6: [
    "::",
    "::1",
    "1::",
    "1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:1.2.3.4",
    "::ffff:1.2.3.4",
    "1:2:3:4:5:6:7::",
    "1:2:3:4:5:6::1.2.3.4",
  ],
  hostname: ["a", "a.b.c.d", "a-b.c", "-a", "a_b", `${"a".repeat(63)}.b`, `${"a".repeat(64)}.b`],
  email: ["a@b", "a.b@c.d", ".a@b", "a..b@c", "a@-b"],
  uri: [
    "a:",
    "http://[::1]:80/a?b#c",
    "http://a%20b/",
    "http://a%2",
    "http://[::1",
    "http://a[::1]",
    "http://a@b[::1]/",
    "http://u:p@[::1]:80",
    "a://b@c:1/#%41",
    "a:/[",
    "a:#b#c",
  ],
};

/** Texts near those of a format: one of its samples with a few characters changed. */
function near(texts: readonly string[]): fc.Arbitrary<string> {
  const character = fc.constantFrom(..."019:.-+ZzT @/?#%[]aAfg_\n2");
  const edit = fc.tuple(fc.nat(40), fc.nat(2), fc.option(character));
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(edit, { maxLength: 3 }))
    .map(([text, edits]) =>
      edits.reduce(
        (sofar, [at, gone, put]) => sofar.slice(0, at) + (put ?? "") + sofar.slice(at + gone),
        text,
      ),
    );
}

describe.each(Object.entries(samples))("the language of %s", (name, texts) => {
  const languages = new Languages();
  const { inner, outer } = formatLanguage(languages, name) as NonNullable<ReturnType<typeof formatLanguage>>;
  const isIn = (language: typeof inner, text: string): boolean =>
    [...text].reduce((rest, char) => languages.derivative(rest, char.codePointAt(0) as number), language)
      .nullable;
  const check = formats[name as "date"];

  it("agrees with the check", () => {
    fc.assert(
      fc.property(near(texts), (text) => {
        const is = check(text);
        if (isIn(inner, text)) expect([text, is]).toEqual([text, true]);
        if (is) expect([text, isIn(outer, text)]).toEqual([text, true]);
        if (inner === outer) expect([text, isIn(inner, text)]).toEqual([text, is]);
      }),
      { numRuns: 300 },
    );
    for (const text of texts)
      if (inner === outer) expect([text, isIn(inner, text)]).toEqual([text, check(text)]);
  });

  it("has words that the check takes", () => {
    for (const word of wordsOf(languages, inner, 8, forever).words)
      expect([word, check(word)]).toEqual([word, true]);
  });
});

describe("formats", () => {
  const format = (name: string, more: object = {}): JsonSchema => ({ type: "string", format: name, ...more });
  it.each<[string, JsonSchema, JsonSchema]>([
    ["a format and its pattern", format("date"), { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" }],
    ["a format and its length", format("uuid"), { type: "string", minLength: 36, maxLength: 36 }],
    ["a pattern and its format", { type: "string", pattern: "^10\\.0\\.0\\.[1-9]$" }, format("ipv4")],
    ["two formats", format("ipv4"), format("hostname")],
    [
      "a format whose edges are not regular",
      format("date-time"),
      { pattern: "^\\d{4}-\\d\\d-\\d\\d.\\d\\d:" },
    ],
    ["formats and patterns", format("email", { pattern: "^[a-z]+@example\\.com$" }), { pattern: "@" }],
  ])("are within: %s", (_, before, after) => {
    expect(backward(before, after).verdict).toBe("compatible");
  });

  it.each<[string, JsonSchema, JsonSchema, string?]>([
    ["a format and a narrower pattern", format("date"), { pattern: "^20" }, "1970-01-01"],
    ["two formats", format("hostname"), format("ipv4"), "a"],
    [
      "a pattern and a narrower format",
      { type: "string", pattern: "^\\d\\d:\\d\\d:\\d\\dZ$" },
      format("time"),
    ],
    ["a uri and a pattern", format("uri"), { pattern: "^https?://" }, "a:"],
  ])("are found not to be within: %s", (_, before, after, witness) => {
    const { verdict, findings } = backward(before, after);
    expect(verdict).toBe("breaking");
    if (witness !== undefined) expect(findings[0]?.witness).toBe(witness);
  });
});
