interface KnownFailure {
  /** File, group and test of the suite. */
  readonly id: string;
  /** Whether the suite wants the value to be valid; the validators say the opposite. */
  readonly want: boolean;
  readonly reason: string;
}

/** Verdicts of the suite that validators of this project do not give, each by a decision. */
export const knownFailures: readonly KnownFailure[] = [
  ...list(true, "an integer beyond 2^53-1 is a bigint, which a schema takes under int64 and uint64 alone", [
    "const.json/13/0",
    "optional/bignum.json/0/0",
    "optional/bignum.json/0/1",
    "optional/bignum.json/1/0",
    "optional/bignum.json/1/1",
  ]),
  ...list(true, "a quotient beyond the range of a double is no integer", [
    "optional/float-overflow.json/0/0",
  ]),
  ...list(
    false,
    "texts are not decoded: only bytes and byte values are read as documents, under contentSchema",
    [
      "optional/content.json/0/1",
      "optional/content.json/1/1",
      "optional/content.json/2/1",
      "optional/content.json/2/2",
    ],
  ),
  ...list(false, "references are to files and within them: one by $id is a finding, and accepts anything", [
    "ref.json/18/0",
    "ref.json/18/1",
    "ref.json/19/0",
    "ref.json/19/1",
    "ref.json/20/1",
    "ref.json/28/0",
    "ref.json/29/0",
    "ref.json/30/0",
    "ref.json/31/1",
  ]),
];

function list(want: boolean, reason: string, ids: readonly string[]): KnownFailure[] {
  return ids.map((id) => ({ id, want, reason }));
}
