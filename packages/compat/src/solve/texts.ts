import { isFormat } from "../evaluate.ts";
import { ALL } from "../regex/char-set.ts";
import { type FormatLanguage, formatLanguage } from "../regex/format-language.ts";
import type { Language, Languages } from "../regex/language.ts";
import { forgive, matcherOf } from "../regex/matcher.ts";
import { UnsupportedPattern } from "../regex/parse.ts";
import { searchLanguage } from "../regex/search.ts";
import { wordsOf } from "../regex/words.ts";
import { lengthOf } from "../value.ts";
import { EMPTY, Gathering, type Outcome } from "./outcome.ts";
import type { State } from "./state.ts";

const samples: { readonly [format: string]: readonly string[] } = {
  uuid: ["00000000-0000-0000-0000-000000000000", "123e4567-e89b-12d3-a456-426614174000"],
  "date-time": ["1970-01-01T00:00:00Z", "2024-02-29T23:59:59.123+01:00", "2024-01-01T00:00:00.000000Z"],
  date: ["1970-01-01", "2024-02-29"],
  time: ["00:00:00Z", "23:59:59.5+01:00"],
  email: ["a@b.c", "someone@example.com"],
  uri: ["a:b", "https://example.com/a?b#c"],
  hostname: ["a", "example.com"],
  ipv4: ["0.0.0.0", "127.0.0.1", "192.168.100.200"],
  ipv6: ["::", "::1", "2001:db8::8a2e:370:7334"],
  regex: ["a", "^a+$", "", "[0-9]"],
};

/**
 * Walks the language of all patterns, lengths and formats. Where a part of it is not a regular language, or one too
 * large to walk, two languages take its place: a larger one, which proves that there is no text, and a smaller one,
 * whose texts are found.
 */
export function solveText(languages: Languages, state: State, want: number, step: () => boolean): Outcome {
  const found = new Gathering(want);
  const bounds = boundsOf(languages, state);
  const { outer, inner, why } = bounds;
  if (why === undefined) {
    const { words, all } = wordsOf(languages, outer, want, step);
    for (const text of [...samplesOf(state), ...words])
      if (!found.enough && fits(state, text)) found.value(text);
    if (!all && found.size < want) found.miss("a pattern that is too large to walk");
    return found.result(all);
  }
  const { words, all } = wordsOf(languages, outer, want + 8, step);
  const isReadable = [...state.patterns, ...state.notPatterns].every(
    (source) => matcherOf(source) !== undefined,
  );
  if (all && isReadable && words.every((word) => !fits(state, word))) return EMPTY;
  const more = inner === languages.nothing ? [] : wordsOf(languages, inner, want, step).words;
  for (const text of [...samplesOf(state), ...words, ...more])
    if (!found.enough && fits(state, text)) found.value(text);
  if (!found.enough) found.miss(why);
  return found.result(false);
}

interface Bounds {
  readonly outer: Language;
  readonly inner: Language;
  /** Why the two are not the same. */
  readonly why?: string;
}

function boundsOf(languages: Languages, state: State): Bounds {
  const outer: Language[] = [];
  const inner: Language[] = [];
  const both = (language: Language): void => {
    outer.push(language);
    inner.push(language);
  };
  let why: string | undefined;
  // Lengths are counted down one by one, which doubles beyond 2^53-1 do not allow.
  if (state.min > Number.MAX_SAFE_INTEGER) {
    why = "a length beyond 2^53-1";
    inner.push(languages.nothing);
  } else both(lengths(languages, state));
  const add = (name: string, language: FormatLanguage | undefined, isNegative: boolean): void => {
    const { inner: less, outer: more } = language ?? { inner: languages.nothing, outer: languages.anything };
    if (less !== more) why ??= name;
    outer.push(isNegative ? languages.not(less) : more);
    inner.push(isNegative ? languages.not(more) : less);
  };
  for (const [sources, isNegative] of [
    [state.patterns, false],
    [state.notPatterns, true],
  ] as const)
    for (const source of sources) add(`the pattern "${source}"`, search(languages, source), isNegative);
  for (const [names, isNegative] of [
    [state.formats, false],
    [state.notFormats, true],
  ] as const)
    for (const name of names) add(`the format "${name}"`, formatLanguage(languages, name), isNegative);
  for (const value of state.excluded)
    if (typeof value === "string") both(languages.not(languages.text(value)));
  const bounds = { outer: languages.and(...outer), inner: languages.and(...inner) };
  return why === undefined ? bounds : { ...bounds, why };
}

/** The texts in which a pattern is found; undefined when they are no regular language. */
function search(languages: Languages, source: string): FormatLanguage | undefined {
  if (matcherOf(source) === undefined) return undefined;
  try {
    const language = searchLanguage(languages, forgive(source));
    return { inner: language, outer: language };
  } catch (error) {
    if (!(error instanceof UnsupportedPattern)) throw error;
    return undefined;
  }
}

function samplesOf(state: State): readonly string[] {
  const excluded = new Set(state.excluded);
  return state.formats.flatMap((name) => samples[name] ?? []).filter((text) => !excluded.has(text));
}

function fits(state: State, text: string): boolean {
  const length = lengthOf(text);
  return (
    length >= state.min &&
    length <= state.max &&
    state.formats.every((name) => isFormat(name, text)) &&
    !state.notFormats.some((name) => isFormat(name, text)) &&
    state.patterns.every((source) => matcherOf(source)?.test(text) === true) &&
    state.notPatterns.every((source) => matcherOf(source)?.test(text) === false)
  );
}

function lengths(languages: Languages, { min, max }: State): Language {
  return min === 0 && max === Number.POSITIVE_INFINITY
    ? languages.anything
    : languages.repeat(languages.set(ALL), min, max);
}
