import type { Verdict } from "@waybill/compat";

/** What came out of many questions; plain data, so that workers can send it. */
export interface Tally {
  readonly verdicts: Record<Verdict, number>;
  readonly wrong: string[];
  readonly unknown: string[];
  /** Pairs that are contained by enumeration, and those of them that were proved. */
  contained: number;
  proved: number;
}

export function emptyTally(): Tally {
  return {
    verdicts: { compatible: 0, breaking: 0, unknown: 0 },
    wrong: [],
    unknown: [],
    contained: 0,
    proved: 0,
  };
}

export function sumOf(tallies: readonly Tally[]): Tally {
  const sum = emptyTally();
  for (const one of tallies) {
    for (const verdict of ["compatible", "breaking", "unknown"] as const)
      sum.verdicts[verdict] += one.verdicts[verdict];
    sum.wrong.push(...one.wrong);
    sum.unknown.push(...one.unknown);
    sum.contained += one.contained;
    sum.proved += one.proved;
  }
  return sum;
}
