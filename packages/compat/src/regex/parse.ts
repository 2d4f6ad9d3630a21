import { ALL, type CharSet, complementOf, unionOf } from "./char-set.ts";

/** The parts of ECMA-262 patterns that are regular. */
export type Pattern =
  | { readonly kind: "set"; readonly set: CharSet }
  | { readonly kind: "sequence" | "choice"; readonly of: readonly Pattern[] }
  | { readonly kind: "repeat"; readonly of: Pattern; readonly min: number; readonly max: number }
  | { readonly kind: "start" | "end" }
  | { readonly kind: "boundary"; readonly negative: boolean }
  | { readonly kind: "ahead" | "behind"; readonly of: Pattern; readonly negative: boolean };

export class UnsupportedPattern extends Error {}

/** The pattern's parts. Throws `UnsupportedPattern` for back references. */
export function parsePattern(source: string): Pattern {
  const parser = new Parser(source);
  const pattern = parser.choice();
  if (!parser.done) throw new UnsupportedPattern("unbalanced parenthesis");
  return pattern;
}

const DIGIT: CharSet = [0x30, 0x39];
/** What `\\w` stands for, and what word boundaries are between. */
export const WORD: CharSet = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];
const SPACE: CharSet = [
  9, 13, 0x20, 0x20, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f,
  0x205f, 0x3000, 0x3000, 0xfeff, 0xfeff,
];
const LINE_END: CharSet = [10, 10, 13, 13, 0x2028, 0x2029];
const CONTROL: { readonly [letter: string]: number } = { t: 9, n: 10, v: 11, f: 12, r: 13, "0": 0 };

class Parser {
  readonly #chars: readonly string[];
  #at = 0;

  constructor(source: string) {
    this.#chars = [...source];
  }

  get done(): boolean {
    return this.#at >= this.#chars.length;
  }

  choice(): Pattern {
    const options = [this.#sequence()];
    while (this.#take("|")) options.push(this.#sequence());
    return options.length === 1 ? (options[0] as Pattern) : { kind: "choice", of: options };
  }

  #sequence(): Pattern {
    const parts: Pattern[] = [];
    while (!this.done && this.#peek() !== "|" && this.#peek() !== ")") parts.push(this.#quantified());
    return parts.length === 1 ? (parts[0] as Pattern) : { kind: "sequence", of: parts };
  }

  #quantified(): Pattern {
    const of = this.#atom();
    const range = this.#quantifier();
    if (range === undefined) return of;
    this.#take("?");
    return { kind: "repeat", of, min: range[0], max: range[1] };
  }

  #quantifier(): readonly [number, number] | undefined {
    if (this.#take("*")) return [0, Number.POSITIVE_INFINITY];
    if (this.#take("+")) return [1, Number.POSITIVE_INFINITY];
    if (this.#take("?")) return [0, 1];
    const braces = /^\{(\d+)(,(\d*))?\}/.exec(this.#chars.slice(this.#at, this.#at + 24).join(""));
    if (braces === null) return undefined;
    this.#at += braces[0].length;
    const min = Number(braces[1]);
    if (braces[2] === undefined) return [min, min];
    return [min, braces[3] ? Number(braces[3]) : Number.POSITIVE_INFINITY];
  }

  #atom(): Pattern {
    const char = this.#next();
    switch (char) {
      case "^":
        return { kind: "start" };
      case "$":
        return { kind: "end" };
      case ".":
        return { kind: "set", set: complementOf(LINE_END) };
      case "(":
        return this.#group();
      case "[":
        return { kind: "set", set: this.#brackets() };
      case "\\":
        if (this.#take("b")) return { kind: "boundary", negative: false };
        if (this.#take("B")) return { kind: "boundary", negative: true };
        return { kind: "set", set: this.#escape() };
      case "*":
      case "+":
      case "?":
        throw new UnsupportedPattern("nothing to repeat");
      default:
        return { kind: "set", set: one(char.codePointAt(0) as number) };
    }
  }

  #group(): Pattern {
    let look: "ahead" | "behind" | undefined;
    let negative = false;
    if (this.#take("?")) {
      if (this.#take(":")) look = undefined;
      else if (this.#take("<") && this.#peek() !== "=" && this.#peek() !== "!") while (this.#next() !== ">");
      else {
        look = this.#chars[this.#at - 1] === "<" ? "behind" : "ahead";
        const kind = this.#next();
        if (kind !== "=" && kind !== "!") throw new UnsupportedPattern("a group of this kind");
        negative = kind === "!";
      }
    }
    const of = this.choice();
    if (!this.#take(")")) throw new UnsupportedPattern("unbalanced parenthesis");
    return look === undefined ? of : { kind: look, of, negative };
  }

  #brackets(): CharSet {
    const negative = this.#take("^");
    const sets: CharSet[] = [];
    while (!this.#take("]")) {
      const low = this.#member();
      if (this.#peek() === "-" && this.#chars[this.#at + 1] !== "]" && isSingle(low)) {
        this.#at++;
        const high = this.#member();
        if (isSingle(high)) sets.push([low[0] as number, high[0] as number]);
        else sets.push(low, one(0x2d), high);
      } else sets.push(low);
    }
    const set = unionOf(...sets);
    return negative ? complementOf(set) : set;
  }

  #member(): CharSet {
    const char = this.#next();
    return char === "\\" ? this.#escape() : one(char.codePointAt(0) as number);
  }

  #escape(): CharSet {
    const char = this.#next();
    switch (char) {
      case "d":
        return DIGIT;
      case "D":
        return complementOf(DIGIT);
      case "w":
        return WORD;
      case "W":
        return complementOf(WORD);
      case "s":
        return SPACE;
      case "S":
        return complementOf(SPACE);
      case "p":
      case "P":
        return this.#property(char);
      case "x":
        return one(Number.parseInt(this.#next() + this.#next(), 16));
      case "c":
        return one((this.#next().codePointAt(0) as number) % 32);
      case "u":
        return one(this.#unicode());
      case "b":
        return one(8);
      case "k":
        throw new UnsupportedPattern("a back reference");
      default:
        if (/[1-9]/.test(char)) throw new UnsupportedPattern("a back reference");
        return one(CONTROL[char] ?? (char.codePointAt(0) as number));
    }
  }

  #unicode(): number {
    if (this.#take("{")) {
      let digits = "";
      for (let char = this.#next(); char !== "}"; char = this.#next()) digits += char;
      return Number.parseInt(digits, 16);
    }
    const unit = this.#fourDigits();
    if (unit < 0xd800 || unit > 0xdbff || this.#peek() !== "\\") return unit;
    this.#at += 2;
    return (unit - 0xd800) * 0x400 + this.#fourDigits() - 0xdc00 + 0x10000;
  }

  #fourDigits(): number {
    return Number.parseInt(this.#next() + this.#next() + this.#next() + this.#next(), 16);
  }

  #property(letter: string): CharSet {
    let name = this.#next();
    while (!name.endsWith("}")) name += this.#next();
    return propertySet(`\\${letter}${name}`);
  }

  #peek(): string | undefined {
    return this.#chars[this.#at];
  }

  #take(char: string): boolean {
    if (this.#peek() !== char) return false;
    this.#at++;
    return true;
  }

  #next(): string {
    const char = this.#chars[this.#at++];
    if (char === undefined) throw new UnsupportedPattern("an unfinished pattern");
    return char;
  }
}

function one(char: number): CharSet {
  return char >= 0xd800 && char <= 0xdfff ? [] : [char, char];
}

function isSingle(set: CharSet): boolean {
  return set.length === 2 && set[0] === set[1];
}

const properties = new Map<string, CharSet>();

/** Asks the engine's own tables, one character at a time; kept, as it takes tens of milliseconds. */
function propertySet(source: string): CharSet {
  let set = properties.get(source);
  if (set === undefined) {
    const matcher = new RegExp(`^${source}$`, "u");
    const ranges: number[] = [];
    for (let i = 0; i < ALL.length; i += 2) {
      for (let char = ALL[i] as number; char <= (ALL[i + 1] as number); char++) {
        if (!matcher.test(String.fromCodePoint(char))) continue;
        if (ranges.at(-1) === char - 1) ranges[ranges.length - 1] = char;
        else ranges.push(char, char);
      }
    }
    set = ranges;
    properties.set(source, set);
  }
  return set;
}
