/** One meaning that a number and a name had in one or more releases. */
export interface LedgerEntry {
  readonly number: number;
  readonly name: string;
  /** Of a field, as in a `.proto` file with full names; absent for values of enums. */
  readonly type?: string;
  /** The key in JSON where it is not the name in lower camel case. */
  readonly json?: string;
  /** The first release that had it. */
  readonly since: string;
  /** The first release that had it no more; absent as long as it is there. */
  readonly removed?: string;
}

/** All fields that a message, or values that an enum, ever had. */
export interface LedgerType {
  /** Ascending by number, then in the order of their release, then by name. */
  readonly entries: readonly LedgerEntry[];
  /** What the last release that had the type reserves: numbers from, to (both included), ascending. */
  readonly reservedNumbers: readonly (readonly [from: number, to: number])[];
  /** Sorted. */
  readonly reservedNames: readonly string[];
}

/**
 * Every number and every name of a Protobuf field or enum value that was ever released, so that a second meaning of one is found
 * however many releases lie between. Plain data; `printLedger` and `parseLedger` are its file.
 */
export interface Ledger {
  /** Of this form of the file. */
  readonly format: 1;
  /** In the order of their release. */
  readonly releases: readonly string[];
  /** By full name; extensions are entries of the message that they extend, and their name is the full one. */
  readonly messages: Readonly<Record<string, LedgerType>>;
  readonly enums: Readonly<Record<string, LedgerType>>;
}

export const emptyLedger: Ledger = { format: 1, releases: [], messages: {}, enums: {} };
