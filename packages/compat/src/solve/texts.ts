import { isFormat } from "../evaluate.ts";
import { ALL } from "../regex/char-set.ts";
import type { Language, Languages } from "../regex/language.ts";
import { forgive, matcherOf } from "../regex/matcher.ts";
import { UnsupportedPattern } from "../regex/parse.ts";
import { searchLanguage } from "../regex/search.ts";
import { wordsOf } from "../regex/words.ts";
import { keyOf, lengthOf } from "../value.ts";
import { Gathering, type Outcome } from "./outcome.ts";
import type { State } from "./state.ts";

/** The language of a format or a larger one; what is not here may be any text. */
const shapes: { readonly [format: string]: string } = {
  uuid: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
};

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

/** Tries the language of all patterns and lengths; formats only narrow it, by trying. */
export function solveText(languages: Languages, state: State, want: number, step: () => boolean): Outcome {
  const found = new Gathering(want);
  // Lengths are counted down one by one, which doubles beyond 2^53-1 do not allow.
  let exact = state.min <= Number.MAX_SAFE_INTEGER;
  if (!exact) found.miss("a length beyond 2^53-1");
  const parts: Language[] = exact ? [lengths(languages, state)] : [];
  const search = (source: string): Language | undefined => {
    try {
      if (matcherOf(source) !== undefined) return searchLanguage(languages, forgive(source));
    } catch (error) {
      if (!(error instanceof UnsupportedPattern)) throw error;
    }
    exact = false;
    found.miss(`the pattern "${source}"`);
    return undefined;
  };
  for (const source of state.patterns) parts.push(search(source) ?? languages.anything);
  for (const source of state.notPatterns) {
    const language = search(source);
    if (language !== undefined) parts.push(languages.not(language));
  }
  for (const value of state.excluded)
    if (typeof value === "string") parts.push(languages.not(languages.text(value)));
  for (const name of state.formats) {
    const shape = shapes[name];
    if (shape !== undefined) parts.push(searchLanguage(languages, shape));
  }
  if (state.formats.length + state.notFormats.length > 0) exact = false;

  const language = languages.and(...parts);
  const { words, all } = wordsOf(languages, language, exact ? want : want + 8, step);
  if (all && words.length === 0) return { values: [], all: true };
  if (exact) {
    for (const word of words) found.value(word);
    if (!all && words.length < want) found.miss("a pattern that is too large to walk");
    return found.result(all);
  }
  const excluded = new Set(state.excluded.map(keyOf));
  for (const text of [...state.formats.flatMap((name) => samples[name] ?? []), ...words]) {
    if (found.enough) break;
    if (fits(state, text) && !excluded.has(keyOf(text))) found.value(text);
  }
  const readable = [...state.patterns, ...state.notPatterns].every(
    (source) => matcherOf(source) !== undefined,
  );
  if (all && readable && words.every((word) => !fits(state, word))) return { values: [], all: true };
  const named = [...state.formats, ...state.notFormats];
  if (!found.enough && named.length > 0) found.miss(`the format "${named.join('", "')}"`);
  return found.result(false);
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
