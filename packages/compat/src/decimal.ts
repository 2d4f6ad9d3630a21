/** A decimal fraction that no double is: `0.1000000000000000055`. Immutable. */
export class Decimal {
  readonly #digits: string;

  /** As JSON writes numbers, without an exponent. */
  constructor(digits: string) {
    this.#digits = digits;
  }

  /** All of its digits. */
  toString(): string {
    return this.#digits;
  }
}
