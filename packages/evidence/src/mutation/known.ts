/** An edit that is not found at the keyword that was edited. */
export interface KnownEdit {
  /** Schema and edit. */
  readonly id: string;
  readonly got: "several" | "elsewhere" | "unknown";
  readonly reason: string;
}

export const knownEdits: readonly KnownEdit[] = [
  ...[
    "items/minimum narrower",
    "items/minimum wider",
    "items/maximum narrower",
    "items/maximum wider",
    "items/type wider",
    "type wider",
  ].map((edit) => ({
    id: `ingest-replay-events v1 /definitions/PayloadBytes/${edit}`,
    got: "unknown" as const,
    reason: "without this keyword the array is not known for one of bytes, and holds no document any more",
  })),
];
