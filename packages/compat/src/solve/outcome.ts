import { hasMoreParts, keyOf, type Value } from "../value.ts";

/**
 * Parts of a message beyond which it is not kept. A schema whose parts all refer to one more schema twice has messages that
 * double with each level: to look at one of them would take longer than any budget.
 */
const MOST_PARTS = 10_000;

/** What is known of the values that are of several schemas at once. */
export interface Outcome {
  /** Different ones. */
  readonly values: readonly Value[];
  /** Whether these are provably all; with no value it is the proof that there is none. */
  readonly all: boolean;
  /** When not all and too few: what could not be decided. */
  readonly why?: string;
}

export const EMPTY: Outcome = { values: [], all: true };

export function undecided(why: string): Outcome {
  return { values: [], all: false, why };
}

export function isEmpty(outcome: Outcome): boolean {
  return outcome.all && outcome.values.length === 0;
}

/** Gathers the outcomes of alternatives until enough different values are found. */
export class Gathering {
  readonly #values = new Map<string, Value>();
  readonly #want: number;
  #all = true;
  #why: string | undefined;

  constructor(want: number) {
    this.#want = want;
  }

  get enough(): boolean {
    return this.#values.size >= this.#want;
  }

  get size(): number {
    return this.#values.size;
  }

  add(outcome: Outcome): void {
    for (const value of outcome.values) this.#values.set(keyOf(value), value);
    if (!outcome.all) this.#all = false;
    this.#why ??= outcome.why;
  }

  value(value: Value): void {
    if (hasMoreParts(value, MOST_PARTS)) this.miss("a message of so many parts");
    else this.#values.set(keyOf(value), value);
  }

  /** Something was not looked at. */
  miss(why?: string): void {
    this.#all = false;
    this.#why ??= why;
  }

  result(complete = true): Outcome {
    const values = [...this.#values.values()];
    const all = this.#all && complete;
    return all || this.#why === undefined ? { values, all } : { values, all, why: this.#why };
  }
}
