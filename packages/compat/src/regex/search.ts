import { ALL, complementOf, intersectionOf } from "./char-set.ts";
import type { Language, Languages } from "./language.ts";
import { type Pattern, parsePattern, UnsupportedPattern, WORD } from "./parse.ts";

/** Repetitions that are written out when there is an assertion inside. */
const MOST_WRITTEN_OUT = 60;

/**
 * The texts in which the pattern is found, as a schema's `pattern` means it: unanchored, with flag `u`. Throws
 * `UnsupportedPattern` for what is not regular (back references), and for a look-behind that is inside a repetition or
 * comes after a look-ahead.
 */
export function searchLanguage(languages: Languages, source: string): Language {
  const builder = new Builder(languages);
  const found = alternativesOf(parsePattern(source)).map((parts) => {
    const last = parts.findLastIndex(({ kind }) => kind === "behind");
    if (last >= 0) return builder.behind(parts.slice(0, last + 1), parts.slice(last + 1));
    return builder.anywhere({ kind: "sequence", of: parts });
  });
  return languages.or(...found);
}

/** What is before a position: nothing, or a character that is of a word or not. */
type Side = "start" | "word" | "other";

/** What may follow a position, up to the end of the text; `moved` says whether the iteration under way took a character. */
type Rest = (side: Side, moved: boolean) => Language;

class Builder {
  readonly #languages: Languages;
  readonly #word: Language;
  readonly #other: Language;

  constructor(languages: Languages) {
    this.#languages = languages;
    this.#word = languages.set(WORD);
    this.#other = languages.set(complementOf(WORD));
  }

  /** Texts in which the pattern is found. */
  anywhere(pattern: Pattern): Language {
    const found = this.#before(pattern, () => this.#languages.anything);
    return this.#after(this.#languages.anything, (side) => found(side, false));
  }

  /** Texts with a position before which all of `before` is found, look-behinds included, and after which `after` is. */
  behind(before: readonly Pattern[], after: readonly Pattern[]): Language {
    const { anything, emptyText, and, not } = this.#languages;
    let head = anything;
    let matched: Pattern[] = [];
    for (const part of before) {
      if (part.kind !== "behind") {
        matched.push(part);
        continue;
      }
      const seen = this.#after(anything, (side) => this.#before(part.of, () => emptyText)(side, false));
      head = and.call(
        this.#languages,
        this.#continued(head, matched),
        part.negative ? not.call(this.#languages, seen) : seen,
      );
      matched = [];
    }
    const rest = this.#before({ kind: "sequence", of: after }, () => anything);
    return this.#after(head, (side) => rest(side, false));
  }

  /** Texts of `head` and then the parts, which must not look beyond their own end. */
  #continued(head: Language, parts: readonly Pattern[]): Language {
    if (parts.some(looksAhead)) throw new UnsupportedPattern("a look-behind after a look-ahead");
    const rest = this.#before({ kind: "sequence", of: parts }, () => this.#languages.emptyText);
    return this.#after(head, (side) => rest(side, false));
  }

  /** Texts of `head` followed by what may follow where they end. */
  #after(head: Language, rest: (side: Side) => Language): Language {
    const [start, word, other] = [rest("start"), rest("word"), rest("other")];
    const { anything } = this.#languages;
    const joined = (end: Language, tail: Language): Language =>
      this.#languages.join(this.#languages.and(head, this.#languages.join(anything, end)), tail);
    if (start === word && word === other) return this.#languages.join(head, start);
    const some = this.#languages.join(
      this.#languages.and(head, this.#languages.join(anything, this.#languages.set(ALL))),
      word,
    );
    return this.#languages.or(
      head.nullable ? start : this.#languages.nothing,
      ...(word === other ? [some] : [joined(this.#word, word), joined(this.#other, other)]),
    );
  }

  /** What matches the pattern at a position and goes on with `rest`. */
  #before(pattern: Pattern, rest: Rest): Rest {
    return onceEach(this.#read(pattern, rest));
  }

  #read(pattern: Pattern, rest: Rest): Rest {
    const { emptyText, nothing } = this.#languages;
    switch (pattern.kind) {
      case "set": {
        const chars = pattern.set;
        const [word, other] = [intersectionOf(chars, WORD), intersectionOf(chars, complementOf(WORD))];
        return () => {
          const [afterWord, afterOther] = [rest("word", true), rest("other", true)];
          if (afterWord === afterOther) return this.#languages.join(this.#languages.set(chars), afterWord);
          return this.#languages.or(
            this.#languages.join(this.#languages.set(word), afterWord),
            this.#languages.join(this.#languages.set(other), afterOther),
          );
        };
      }
      case "choice": {
        const options = pattern.of.map((option) => this.#before(option, rest));
        return (side, moved) => this.#languages.or(...options.map((option) => option(side, moved)));
      }
      case "sequence":
        return pattern.of.reduceRight((tail, part) => this.#before(part, tail), rest);
      case "repeat":
        return this.#repeated(pattern, rest);
      case "start":
        return (side, moved) => (side === "start" ? rest(side, moved) : nothing);
      case "end":
        return (side, moved) => this.#languages.and(rest(side, moved), emptyText);
      case "boundary": {
        const word = this.#languages.join(this.#word, this.#languages.anything);
        return (side, moved) => {
          const turns = (side === "word") === pattern.negative;
          return this.#languages.and(rest(side, moved), turns ? word : this.#languages.not(word));
        };
      }
      case "ahead": {
        const seen = this.#before(pattern.of, () => this.#languages.anything);
        return (side, moved) => {
          const found = seen(side, false);
          return this.#languages.and(
            rest(side, moved),
            pattern.negative ? this.#languages.not(found) : found,
          );
        };
      }
      case "behind":
        throw new UnsupportedPattern("a look-behind inside another part");
    }
  }

  #repeated(pattern: Pattern & { readonly kind: "repeat" }, rest: Rest): Rest {
    const plain = this.#plain(pattern);
    if (plain !== undefined)
      return (side, moved) =>
        this.#after(plain, (end) => (end === "start" ? rest(side, moved) : rest(end, true)));
    const { min, max } = pattern;
    if (Math.max(min, max === Number.POSITIVE_INFINITY ? 0 : max) > MOST_WRITTEN_OUT)
      throw new UnsupportedPattern("an assertion inside so many repetitions");
    let tail = rest;
    if (max === Number.POSITIVE_INFINITY) tail = this.#loop(pattern.of, rest);
    else
      for (let i = min; i < max; i++) {
        const [more, done] = [this.#before(pattern.of, tail), rest];
        tail = (side, moved) => this.#languages.or(done(side, moved), more(side, moved));
      }
    for (let i = 0; i < min; i++) tail = this.#before(pattern.of, tail);
    return tail;
  }

  /** Any number of iterations; one that takes no character changes nothing and is left out. */
  #loop(of: Pattern, rest: Rest): Rest {
    const again = new Map<Side, Language>();
    const iteration = this.#before(of, (side, moved) => {
      if (!moved) return this.#languages.nothing;
      let known = again.get(side);
      if (known === undefined) {
        const done = rest(side, true);
        known = this.#languages.later(done.nullable, () => this.#languages.or(done, iteration(side, false)));
        again.set(side, known);
      }
      return known;
    });
    return (side, moved) => this.#languages.or(rest(side, moved), iteration(side, false));
  }

  /** A pattern without assertions as the language of its matches; undefined when it has some. */
  #plain(pattern: Pattern): Language | undefined {
    switch (pattern.kind) {
      case "set":
        return this.#languages.set(pattern.set);
      case "choice":
      case "sequence": {
        const parts = pattern.of.map((part) => this.#plain(part));
        if (parts.some((part) => part === undefined)) return undefined;
        const all = parts as readonly Language[];
        return pattern.kind === "choice"
          ? this.#languages.or(...all)
          : all.reduceRight((rest, part) => this.#languages.join(part, rest), this.#languages.emptyText);
      }
      case "repeat": {
        const of = this.#plain(pattern.of);
        return of && this.#languages.repeat(of, pattern.min, pattern.max);
      }
      default:
        return undefined;
    }
  }
}

/** Asks for each position once: a sequence would else ask twice as often with every part. */
function onceEach(rest: Rest): Rest {
  const known = new Map<string, Language>();
  return (side, moved) => {
    const key = `${side}${moved}`;
    const language = known.get(key) ?? rest(side, moved);
    known.set(key, language);
    return language;
  };
}

function looksAhead(pattern: Pattern): boolean {
  if (pattern.kind === "ahead" || pattern.kind === "boundary" || pattern.kind === "end") return true;
  if (pattern.kind === "choice" || pattern.kind === "sequence") return pattern.of.some(looksAhead);
  return pattern.kind === "repeat" && looksAhead(pattern.of);
}

/** The alternatives of the whole pattern, each as the parts of a sequence. */
function alternativesOf(pattern: Pattern): readonly (readonly Pattern[])[] {
  if (pattern.kind === "choice") return pattern.of.flatMap(alternativesOf);
  return [pattern.kind === "sequence" ? pattern.of : [pattern]];
}
