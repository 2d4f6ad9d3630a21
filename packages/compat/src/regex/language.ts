import { ALL, type CharSet, has, unionOf } from "./char-set.ts";

/**
 * A regular language as an expression with intersection and complement. Expressions are shared: equal ones (up to the
 * order and repetition of alternatives) are the same object, so that a walk over derivatives meets its states again.
 */
export type Language = { readonly id: number; readonly nullable: boolean } & (
  | { readonly kind: "set"; readonly set: CharSet }
  | { readonly kind: "empty-text" }
  | { readonly kind: "join"; readonly left: Language; readonly right: Language }
  | { readonly kind: "or" | "and"; readonly of: readonly Language[] }
  | { readonly kind: "not"; readonly of: Language }
  | { readonly kind: "repeat"; readonly of: Language; readonly min: number; readonly max: number }
  | { readonly kind: "later"; readonly of: () => Language }
);

type Shape<T> = T extends unknown ? Omit<T, "id"> : never;

/** Makes the expressions of one comparison; nothing outlives it. */
export class Languages {
  readonly #known = new Map<string, Language>();
  readonly #derivatives = new Map<number, Map<number, Language>>();
  readonly nothing: Language = this.set([]);
  readonly emptyText: Language = this.#make("e", { kind: "empty-text", nullable: true });
  readonly anything: Language = this.repeat(this.set(ALL), 0, Number.POSITIVE_INFINITY);

  set(set: CharSet): Language {
    return this.#make(`s${set.join()}`, { kind: "set", set, nullable: false });
  }

  text(text: string): Language {
    const chars = [...text].map((char) => {
      const code = char.codePointAt(0) as number;
      return this.set([code, code]);
    });
    return chars.reduceRight((right, char) => this.join(char, right), this.emptyText);
  }

  join(left: Language, right: Language): Language {
    if (left === this.nothing || right === this.nothing) return this.nothing;
    if (left === this.emptyText) return right;
    if (right === this.emptyText) return left;
    if (left.kind === "join") return this.join(left.left, this.join(left.right, right));
    return this.#make(`j${left.id},${right.id}`, {
      kind: "join",
      left,
      right,
      nullable: left.nullable && right.nullable,
    });
  }

  or(...of: readonly Language[]): Language {
    return this.#many("or", of, this.nothing, this.anything);
  }

  and(...of: readonly Language[]): Language {
    return this.#many("and", of, this.anything, this.nothing);
  }

  not(of: Language): Language {
    if (of.kind === "not") return of.of;
    if (of === this.nothing) return this.anything;
    if (of === this.anything) return this.nothing;
    return this.#make(`n${of.id}`, { kind: "not", of, nullable: !of.nullable });
  }

  repeat(of: Language, min: number, max: number): Language {
    if (max === 0 || of === this.emptyText) return this.emptyText;
    if (of === this.nothing) return min === 0 ? this.emptyText : of;
    if (min === 1 && max === 1) return of;
    if (of.nullable && min > 0) return this.repeat(of, 0, max);
    if (of.kind === "repeat" && of.min === 0 && of.max === max && max === Number.POSITIVE_INFINITY) return of;
    return this.#make(`r${of.id},${min},${max}`, {
      kind: "repeat",
      of,
      min,
      max,
      nullable: min === 0 || of.nullable,
    });
  }

  /**
   * A language that is defined by an equation in which it occurs itself, after at least one character: `of` is asked
   * only once the equation is written down.
   */
  later(nullable: boolean, of: () => Language): Language {
    return this.#make(`l${this.#known.size}`, { kind: "later", of, nullable });
  }

  /** What may follow `char` in a text of the language. */
  derivative(of: Language, char: number): Language {
    let known = this.#derivatives.get(of.id);
    if (known === undefined) {
      known = new Map();
      this.#derivatives.set(of.id, known);
    }
    const result = known.get(char) ?? this.#derive(of, char);
    known.set(char, result);
    return result;
  }

  #derive(of: Language, char: number): Language {
    switch (of.kind) {
      case "set":
        return has(of.set, char) ? this.emptyText : this.nothing;
      case "empty-text":
        return this.nothing;
      case "join": {
        const first = this.join(this.derivative(of.left, char), of.right);
        return of.left.nullable ? this.or(first, this.derivative(of.right, char)) : first;
      }
      case "or":
        return this.or(...of.of.map((part) => this.derivative(part, char)));
      case "and":
        return this.and(...of.of.map((part) => this.derivative(part, char)));
      case "not":
        return this.not(this.derivative(of.of, char));
      case "later":
        return this.derivative(of.of(), char);
      case "repeat":
        return this.join(
          this.derivative(of.of, char),
          this.repeat(of.of, Math.max(0, of.min - 1), of.max - 1),
        );
    }
  }

  #many(kind: "or" | "and", of: readonly Language[], unit: Language, absorbing: Language): Language {
    const parts = new Map<number, Language>();
    const sets: CharSet[] = [];
    for (const part of of.flatMap((one) => (one.kind === kind ? one.of : [one]))) {
      if (part === absorbing) return absorbing;
      if (part === unit) continue;
      if (kind === "or" && part.kind === "set") sets.push(part.set);
      else parts.set(part.id, part);
    }
    if (sets.length > 0) {
      const set = this.set(unionOf(...sets));
      parts.set(set.id, set);
    }
    for (const part of parts.values()) if (part.kind === "not" && parts.has(part.of.id)) return absorbing;
    const list = [...parts.values()].sort((a, b) => a.id - b.id);
    const [first] = list;
    if (first === undefined) return unit;
    if (list.length === 1) return first;
    const nullable = kind === "or" ? list.some((part) => part.nullable) : list.every((part) => part.nullable);
    return this.#make(`${kind}${list.map((part) => part.id).join()}`, { kind, of: list, nullable });
  }

  #make(key: string, shape: Shape<Language>): Language {
    let known = this.#known.get(key);
    if (known === undefined) {
      known = { ...shape, id: this.#known.size } as Language;
      this.#known.set(key, known);
    }
    return known;
  }
}
