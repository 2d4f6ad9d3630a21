import { ALL } from "./char-set.ts";
import type { Language, Languages } from "./language.ts";

export interface Words {
  /** Different texts of the language, shortest first. */
  readonly words: readonly string[];
  /** Whether these are all: with no word it is the proof that the language is empty. */
  readonly all: boolean;
}

/** Shortest texts of a language, at most `want`. `step` is called for each state; it ends the walk with `false`. */
export function wordsOf(languages: Languages, language: Language, want: number, step: () => boolean): Words {
  const words: string[] = [];
  let rest = language;
  while (words.length < want) {
    const word = shortest(languages, rest, step);
    if (word === undefined) return { words, all: true };
    if (word === false) return { words, all: false };
    words.push(word);
    rest = languages.and(rest, languages.not(languages.text(word)));
  }
  return { words, all: false };
}

/** The shortest text, undefined when there is none, false when the walk was ended. */
function shortest(languages: Languages, language: Language, step: () => boolean): string | undefined | false {
  const seen = new Set([language.id]);
  let level: { readonly state: Language; readonly word: string }[] = [{ state: language, word: "" }];
  while (level.length > 0) {
    for (const { state, word } of level) if (state.nullable) return word;
    const next: typeof level = [];
    for (const { state, word } of level) {
      if (!step()) return false;
      for (const char of representatives(state)) {
        const after = languages.derivative(state, char);
        if (after === languages.nothing || seen.has(after.id)) continue;
        seen.add(after.id);
        next.push({ state: after, word: word + String.fromCodePoint(char) });
      }
    }
    level = next;
  }
  return undefined;
}

/** One character of every class of characters that the language treats alike, readable ones first. */
function representatives(language: Language): readonly number[] {
  const cuts = new Set<number>();
  for (let i = 0; i < ALL.length; i += 2) {
    cuts.add(ALL[i] as number);
    cuts.add((ALL[i + 1] as number) + 1);
  }
  collectCuts(language, cuts, new Set());
  const sorted = [...cuts].sort((a, b) => a - b);
  const found: number[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [low, high] = [sorted[i] as number, (sorted[i + 1] as number) - 1];
    if (low > 0x10ffff || (low >= 0xd800 && low <= 0xdfff)) continue;
    found.push(pleasant.find((char) => char >= low && char <= high) ?? low);
  }
  return found.sort((a, b) => rank(a) - rank(b));
}

const pleasant = [..."a0A_-. bcdefghijklmnopqrstuvwxyz123456789BCDEFGHIJKLMNOPQRSTUVWXYZ"].map(
  (char) => char.codePointAt(0) as number,
);

function rank(char: number): number {
  const place = pleasant.indexOf(char);
  if (place >= 0) return place;
  return char >= 0x20 && char < 0x7f ? 1000 + char : 2000 + char;
}

function collectCuts(language: Language, cuts: Set<number>, seen: Set<number>): void {
  if (seen.has(language.id)) return;
  seen.add(language.id);
  switch (language.kind) {
    case "set":
      for (let i = 0; i < language.set.length; i += 2) {
        cuts.add(language.set[i] as number);
        cuts.add((language.set[i + 1] as number) + 1);
      }
      return;
    case "empty-text":
      return;
    case "join":
      collectCuts(language.left, cuts, seen);
      if (language.left.nullable) collectCuts(language.right, cuts, seen);
      return;
    case "or":
    case "and":
      for (const part of language.of) collectCuts(part, cuts, seen);
      return;
    case "later":
      collectCuts(language.of(), cuts, seen);
      return;
    case "not":
    case "repeat":
      collectCuts(language.of, cuts, seen);
  }
}
