/** One line of the table: something that must hold, and what came out. */
export interface Row {
  readonly name: string;
  readonly want: string;
  readonly got: string;
  /** Whether `got` is what is wanted; undefined where it could not be measured, or nothing is wanted. */
  readonly ok: boolean | undefined;
  /** What is wrong, one line each, for whoever mends it. */
  readonly details?: readonly string[];
}

export interface RunOptions {
  /** A part of the random cases and of the edits. */
  readonly quick: boolean;
  /** Whether only what is in the cache is looked at, and what is not there skipped. */
  readonly offline: boolean;
  readonly seed: number;
}

/** One kind of evidence; some give several rows. */
export interface Section {
  readonly name: string;
  run(options: RunOptions): Promise<readonly Row[]>;
}

/** A row for what cannot be fetched here. */
export function skipped(name: string, reason: string): Row {
  return { name, want: "", got: `skipped: ${reason}`, ok: undefined };
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? "-" : `${((100 * part) / whole).toFixed(2)} %`;
}
