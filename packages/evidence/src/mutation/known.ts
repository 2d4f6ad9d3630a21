/** An edit that is not found at the keyword that was edited. */
export interface KnownEdit {
  /** Schema and edit. */
  readonly id: string;
  readonly got: "several" | "elsewhere" | "unknown";
  readonly reason: string;
}

export const knownEdits: readonly KnownEdit[] = [];
