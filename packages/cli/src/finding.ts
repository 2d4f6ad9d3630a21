export type Severity = "error" | "warning";

/** A place in a file of the registry. */
export interface Location {
  /** Relative to the registry's folder, with `/` on every platform. */
  readonly file: string;
  /** 1-based; absent when the finding is about the file as a whole. */
  readonly line?: number;
  readonly column?: number;
  /** JSON Pointer of the node inside the file. */
  readonly pointer?: string;
}

/** A place that belongs to a finding, such as the schema that was there before. */
export interface Related extends Location {
  /** Lower-case fragment: what is there. */
  readonly message: string;
}

/** What a validator says of a message that it refuses. */
export interface Refusal {
  /** `evaluator` is the one of @waybill/compat; services log what the `generated code` says. */
  readonly by: "evaluator" | "generated code" | "ajv";
  /** Lower-case fragment; the message that it is about is made up. */
  readonly message: string;
}

/**
 * One diagnostic about a contract. Every check of the project reports these and nothing else, so that one printer
 * serves them all.
 */
export interface Finding extends Location {
  /** Stable id in kebab-case; `waybill explain <rule>` tells more. */
  readonly rule: string;
  readonly severity: Severity;
  /** Lower-case fragment: what is wrong, naming the thing. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  /**
   * Of comparisons: the same in every run in which the finding is the same one, wherever its lines have moved to. What
   * `waybill accept` takes.
   */
  readonly fingerprint?: string;
  /** Of an error that was reviewed and accepted, which is a warning until the day. */
  readonly waived?: { readonly reason: string; readonly until: string };
  readonly related?: readonly Related[];
  /** Of a message that breaks: why each validator refuses it, in its own words. */
  readonly refusals?: readonly Refusal[];
  /**
   * A message that breaks, as lines of a unified diff: they begin with ` ` for what both sides agree on, `-` for what the
   * writer sends, `+` for what the reader wants.
   */
  readonly diff?: readonly string[];
}

/** Orders findings by file, then line, then rule, so that output is the same on every machine. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
