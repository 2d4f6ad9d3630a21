import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Language, Languages } from "./language.ts";
import { UnsupportedPattern } from "./parse.ts";
import { searchLanguage } from "./search.ts";
import { wordsOf } from "./words.ts";

const forever = (): boolean => true;

/** A text that `a` finds and `b` does not; undefined when there is provably none. */
function between(a: string, b: string): string | undefined {
  const languages = new Languages();
  const difference = languages.and(searchLanguage(languages, a), languages.not(searchLanguage(languages, b)));
  return wordsOf(languages, difference, 1, forever).words[0];
}

describe("pattern containment", () => {
  it.each([
    ["^[0-9a-f]{32}$", "^[0-9a-fA-F]{32}$"],
    ["^(a|b)+$", "^[ab]*$"],
    ["^abc$", "b"],
    ["^foo", "foo"],
    ["(^|,)x($|,)", "x"],
    ["^(?!foo).*$", "^(?!foobar)"],
    ["^(?=.*[0-9])[a-z0-9]+$", "[0-9]"],
    ["^\\d{3}-\\d{4}$", "^[\\d-]{8}$"],
    ["^\\p{Lu}$", "^\\p{L}$"],
    ["^(aa)*$", "^a*$"],
    ["^[^]?$".replace("[^]", "[\\s\\S]"), "^(.|\\n|\\r|\\u2028|\\u2029)?$"],
    ["^(?:ab?|c){2,3}$", "^[abc]{2,6}$"],
    ["^(?:(?:^|,)[ab]+)+$", "^,?[ab]+(?:,[ab]+)*$"],
    ["^[ab]+(?:,[ab]+)*$", "^(?:(?:^|,)[ab]+)+$"],
    ["^\\w+ \\w+$", "\\b \\b"],
    ["^(?:\\b\\w+\\b ?)+$", "^[\\w ]+$"],
    ["(?<=^a)b", "^ab"],
    ["^ab", "(?<=^a)b"],
    ["^[a-y]+$", "(?<!z)$"],
    ["(?<![ab])c$", "(?:^|[^ab])c$"],
    ["a*^b", "^b"],
  ])("%s is within %s", (a, b) => {
    expect(between(a, b)).toBeUndefined();
  });

  it.each([
    ["^[0-9a-fA-F]{32}$", "^[0-9a-f]{32}$"],
    ["foo", "^foo"],
    ["^a*$", "^(aa)*$"],
    ["x", "(^|,)x($|,)"],
    ["^[\\s\\S]*$", "^.*$"],
    ["^.{0,40}$", "^.{0,39}$"],
    ["cat", "\\bcat\\b"],
    ["\\Bx", "x$"],
    ["c$", "(?<![ab])c$"],
  ])("%s is not within %s, and the text shows it", (a, b) => {
    const text = between(a, b);
    expect(text).toBeDefined();
    expect(new RegExp(a, "u").test(text as string)).toBe(true);
    expect(new RegExp(b, "u").test(text as string)).toBe(false);
  });

  it.each(["(a)\\1", "(?:(?<=a)b)+", "a(?=b)(?<=a)b", "(?:\\b.){200}", "(?i:a)"])(
    "says that %s is not supported",
    (source) => {
      expect(() => searchLanguage(new Languages(), source)).toThrow(UnsupportedPattern);
    },
  );

  it("ends a walk when its steps are used up", () => {
    const languages = new Languages();
    const language = searchLanguage(languages, "^(a|b)*a(a|b){18}$");
    const blown = languages.and(
      language,
      languages.not(searchLanguage(languages, "^(a|b)*a(a|b){17}(a|b)$")),
    );
    let steps = 0;
    expect(wordsOf(languages, blown, 1, () => ++steps < 500).all).toBe(false);
  });
});

const source = fc.letrec<{ part: string; all: string }>((tie) => ({
  part: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "\\d", "a?", "b*", "(?:ab)+", "a{1,2}", "(?!b)", "(?=a)"),
    fc.constantFrom(
      "\\b",
      "\\B",
      "(?:^a)*",
      "(?:a|$)*",
      "(?:\\ba ?)+",
      "(?:b|\\b)*?",
      "(?:^|a){1,2}",
      "(?<=a)",
      "(?<!b)",
    ),
    tie("all").map((inner) => `(${inner})`),
  ),
  all: fc
    .array(fc.array(tie("part"), { maxLength: 3 }), { minLength: 1, maxLength: 2 })
    .chain((options) =>
      fc
        .constantFrom(["", ""], ["^", "$"], ["^", ""], ["", "$"])
        .map(([l, r]) => options.map((parts) => l + parts.join("") + r).join("|")),
    ),
})).all;

function supported(languages: Languages, pattern: string): Language | undefined {
  try {
    return searchLanguage(languages, pattern);
  } catch (error) {
    if (error instanceof UnsupportedPattern) return undefined;
    throw error;
  }
}

describe("any pattern", () => {
  it("agrees with the engine on short texts", () => {
    const texts = [
      "",
      "a",
      "b",
      "0",
      "\n",
      "ab",
      "ba",
      "aa",
      "a0",
      "bb",
      "aab",
      "aba",
      "bab",
      "abab",
      "\u{1F600}",
      " ",
      "a b",
      "a a",
      " b",
    ];
    fc.assert(
      fc.property(source, (pattern) => {
        const languages = new Languages();
        const language = supported(languages, pattern);
        fc.pre(language !== undefined);
        for (const text of texts) {
          const only = languages.and(language, languages.text(text));
          const found = wordsOf(languages, only, 1, forever).words.length === 1;
          expect(`${JSON.stringify(text)} ${found}`).toBe(
            `${JSON.stringify(text)} ${new RegExp(pattern, "u").test(text)}`,
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});
