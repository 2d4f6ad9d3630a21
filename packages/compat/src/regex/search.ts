import { ALL } from "./char-set.ts";
import type { Language, Languages } from "./language.ts";
import { type Pattern, parsePattern, UnsupportedPattern } from "./parse.ts";

/**
 * The texts in which the pattern is found, as a schema's `pattern` means it: unanchored, with flag `u`. Throws
 * `UnsupportedPattern` for what is not regular here: back references, look-behind, word boundaries, and assertions
 * inside a repetition.
 */
export function searchLanguage(languages: Languages, source: string): Language {
  const pattern = parsePattern(source);
  const builder = new Builder(languages);
  const somewhere = languages.repeat(languages.set(ALL), 1, Number.POSITIVE_INFINITY);
  return languages.or(
    builder.before(pattern, languages.anything, "yes"),
    languages.join(somewhere, builder.before(pattern, languages.anything, "no")),
  );
}

class Builder {
  readonly #languages: Languages;

  constructor(languages: Languages) {
    this.#languages = languages;
  }

  /** The texts that match the pattern and go on with `rest`, which reaches to the end of the text. */
  before(pattern: Pattern, rest: Language, atStart: AtStart): Language {
    const { emptyText, nothing, anything } = this.#languages;
    switch (pattern.kind) {
      case "set":
        return this.#languages.join(this.#languages.set(pattern.set), rest);
      case "choice":
        return this.#languages.or(...pattern.of.map((option) => this.before(option, rest, atStart)));
      case "sequence": {
        const starts: AtStart[] = [];
        let start = atStart;
        for (const part of pattern.of) {
          starts.push(start);
          start = after(start, part);
        }
        return pattern.of.reduceRight((tail, part, i) => this.before(part, tail, starts[i] as AtStart), rest);
      }
      case "repeat":
        return this.#languages.join(
          this.#languages.repeat(this.#plain(pattern.of), pattern.min, pattern.max),
          rest,
        );
      case "start":
        if (atStart === "perhaps") throw new UnsupportedPattern("a part that may be empty before an anchor");
        return atStart === "yes" ? rest : nothing;
      case "end":
        return this.#languages.and(rest, emptyText);
      case "ahead": {
        const seen = this.before(pattern.of, anything, atStart);
        return this.#languages.and(rest, pattern.negative ? this.#languages.not(seen) : seen);
      }
    }
  }

  /** A pattern without assertions as the language of its matches. */
  #plain(pattern: Pattern): Language {
    switch (pattern.kind) {
      case "set":
        return this.#languages.set(pattern.set);
      case "choice":
        return this.#languages.or(...pattern.of.map((option) => this.#plain(option)));
      case "sequence":
        return pattern.of.reduceRight(
          (rest, part) => this.#languages.join(this.#plain(part), rest),
          this.#languages.emptyText,
        );
      case "repeat":
        return this.#languages.repeat(this.#plain(pattern.of), pattern.min, pattern.max);
      default:
        throw new UnsupportedPattern("an assertion inside a repetition");
    }
  }
}

/** Whether a position is the start of the text. */
type AtStart = "yes" | "no" | "perhaps";

function after(start: AtStart, part: Pattern): AtStart {
  if (start === "no") return start;
  const consumes = consumption(part);
  if (consumes === "something") return "no";
  return consumes === "nothing" ? start : "perhaps";
}

function consumption(pattern: Pattern): "nothing" | "something" | "either" {
  switch (pattern.kind) {
    case "set":
      return "something";
    case "start":
    case "end":
    case "ahead":
      return "nothing";
    case "choice": {
      const each = new Set(pattern.of.map(consumption));
      return each.size === 1 ? ([...each][0] as "nothing") : "either";
    }
    case "sequence": {
      const each = pattern.of.map(consumption);
      if (each.includes("something")) return "something";
      return each.includes("either") ? "either" : "nothing";
    }
    case "repeat":
      if (pattern.max === 0) return "nothing";
      return pattern.min === 0 && consumption(pattern.of) !== "nothing" ? "either" : consumption(pattern.of);
  }
}
