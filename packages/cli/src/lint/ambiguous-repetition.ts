/** One element of a sequence: a character, class or group with its quantifier. */
interface Atom {
  readonly source: string;
  /** Whether it may repeat without bound. */
  readonly unbounded: boolean;
  readonly optional: boolean;
  /** The alternatives of a group; absent for a single character. */
  readonly alternatives?: readonly (readonly Atom[])[];
}

/**
 * The first part of a regular expression that repeats without bound something which itself repeats without bound, with
 * nothing between that only a border could match. A simple check: it misses overlapping alternatives and never runs
 * the pattern. Patterns that it cannot read count as sound.
 */
export function ambiguousRepetition(pattern: string): string | undefined {
  try {
    new RegExp(pattern, "u");
    return find(new Reader(pattern).alternatives());
  } catch {
    return undefined;
  }
}

function find(alternatives: readonly (readonly Atom[])[]): string | undefined {
  for (const atom of alternatives.flat()) {
    if (atom.alternatives === undefined) continue;
    if (atom.unbounded && atom.alternatives.some(isAmbiguous)) return atom.source;
    const inner = find(atom.alternatives);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** Whether a sequence, repeated, can match one text in several ways because of an unbounded element in it. */
function isAmbiguous(sequence: readonly Atom[]): boolean {
  return sequence.some((atom) => {
    if (!atom.unbounded)
      return atom.alternatives?.some((inner) => sequence.length === 1 && isAmbiguous(inner)) ?? false;
    const inside = characters(atom);
    return !sequence.some(
      (border) => !border.optional && !border.unbounded && disjoint(characters(border), inside),
    );
  });
}

const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
/** Stands for everything beyond ASCII. */
const samples = [...ascii, "é", "中", "😀"];

/** The characters that an element can begin with or consist of; for a group those of everything in it. */
function characters(atom: Atom): ReadonlySet<string> {
  if (atom.alternatives !== undefined) {
    return new Set(atom.alternatives.flat().flatMap((inner) => [...characters(inner)]));
  }
  const expression = new RegExp(`^(?:${withoutQuantifier(atom.source)})$`, "u");
  return new Set(samples.filter((sample) => expression.test(sample)));
}

function withoutQuantifier(source: string): string {
  const match =
    /^(\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|.)|\[(?:\\.|[^\]\\])*\]|.)/su.exec(
      source,
    );
  return match?.[0] ?? source;
}

function disjoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && ![...a].some((character) => b.has(character));
}

const single =
  /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|k<[^>]*>|c[A-Za-z]|.)|\[(?:\\.|[^\]\\])*\]|[^()|]/suy;
const quantifier = /(?:[*+?]|\{\d+(?:,\d*)?\})\??/y;
const opening = /\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/y;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  alternatives(): Atom[][] {
    const all: Atom[][] = [[]];
    while (this.#at < this.#text.length && this.#text[this.#at] !== ")") {
      if (this.#take(/\|/y) !== undefined) {
        all.push([]);
        continue;
      }
      const atom = this.#atom();
      if (atom !== undefined) all.at(-1)?.push(atom);
    }
    return all;
  }

  #atom(): Atom | undefined {
    const start = this.#at;
    let alternatives: Atom[][] | undefined;
    let assertion = false;
    const open = this.#take(opening);
    if (open !== undefined) {
      assertion = /[=!]$/.test(open);
      alternatives = this.alternatives();
      this.#take(/\)/y);
    } else {
      const text = this.#take(single);
      if (text === undefined) throw new SyntaxError("unreadable");
      assertion = text === "^" || text === "$" || text === "\\b" || text === "\\B";
    }
    const times = this.#take(quantifier) ?? "";
    if (assertion) return undefined;
    return {
      source: this.#text.slice(start, this.#at),
      unbounded: /^(?:[*+]|\{\d+,\})/.test(times),
      optional: /^(?:[*?]|\{0)/.test(times),
      ...(alternatives && { alternatives }),
    };
  }

  #take(expression: RegExp): string | undefined {
    expression.lastIndex = this.#at;
    const match = expression.exec(this.#text);
    if (match === null) return undefined;
    this.#at = expression.lastIndex;
    return match[0];
  }
}
