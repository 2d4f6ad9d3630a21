/** An edit that is not found at the keyword that was edited. */
export interface KnownEdit {
  /** Schema and edit. */
  readonly id: string;
  readonly got: "elsewhere" | "unknown";
  readonly reason: string;
}

export const knownEdits: readonly KnownEdit[] = [
  {
    id: "ingest-replay-recordings v1 /properties/replay_event/anyOf/1/minLength narrower",
    got: "unknown",
    reason: "whether some JSON document has exactly this many bytes is not looked for",
  },
  {
    id: "lock-states.v1.schema.json /properties/locks/propertyNames/pattern wider",
    got: "elsewhere",
    reason: "a key that is refused is located at propertyNames, not at the keyword below it",
  },
];
