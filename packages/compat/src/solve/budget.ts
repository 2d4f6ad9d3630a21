/** Something that can be aborted, as an `AbortSignal`. */
export interface Cancellation {
  readonly aborted: boolean;
}

export interface BudgetOptions {
  /** Steps of reasoning, 200 000 unless said. */
  readonly steps?: number;
  /** Wall time, 2000 unless said. */
  readonly milliseconds?: number;
  readonly signal?: Cancellation;
}

/** Ends a search that would take too long. */
export class Budget {
  #left: number;
  readonly #until: number;
  readonly #signal: Cancellation | undefined;
  #spent: string | undefined;
  steps = 0;

  constructor({ steps = 200_000, milliseconds = 2000, signal }: BudgetOptions = {}) {
    this.#left = steps;
    this.#until = performance.now() + milliseconds;
    this.#signal = signal;
  }

  /** What ran out; undefined while there is something left. */
  get spent(): string | undefined {
    return this.#spent;
  }

  /** Takes one step; false when there is none left. */
  readonly step = (): boolean => {
    if (this.#spent === undefined && --this.#left < 0) this.#spent = "the budget of steps";
    this.steps++;
    return !this.isOver();
  };

  /** Whether nothing is left, also of time. */
  isOver(): boolean {
    if (this.#spent !== undefined) return true;
    if (this.#signal?.aborted) this.#spent = "the patience of the caller, who cancelled";
    else if (performance.now() > this.#until) this.#spent = "the budget of time";
    return this.#spent !== undefined;
  }
}
