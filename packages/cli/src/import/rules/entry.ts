import type { Severity } from "../../finding.ts";

/** What is said about a defect that only the source of an import can have. */
export interface RuleEntry {
  readonly severity: Severity;
  /** What the rule wants, in one line without a final period. */
  readonly summary: string;
  readonly why: string;
  readonly fix: string;
}

export function error(summary: string, why: string, fix: string): RuleEntry {
  return { severity: "error", summary, why, fix };
}

export function warning(summary: string, why: string, fix: string): RuleEntry {
  return { severity: "warning", summary, why, fix };
}
