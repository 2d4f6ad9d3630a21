import type { Finding, Severity } from "../finding.ts";
import type { Document, Registry } from "../registry/model.ts";

/** What a rule found; the rule's id and severity are added by `lint`. */
export type Problem = Omit<Finding, "rule" | "severity">;

/** What `waybill explain` prints, as Markdown fragments without headings. */
export interface Explanation {
  /** What goes wrong in production, or for the next reader, when the rule is broken. */
  readonly why: string;
  /** An excerpt that the rule refuses; empty where an excerpt would say nothing. */
  readonly bad: string;
  readonly good: string;
  readonly fix: string;
}

/** Describes an id that findings can carry, whoever raises it. */
export interface RuleDescription {
  /** Kebab-case and never reused for something else: people filter reports by it. */
  readonly id: string;
  readonly severity: Severity;
  /** What the rule wants, in one line without a final period. */
  readonly summary: string;
  readonly explain: Explanation;
}

/** A check of a registry. It reads no files and changes nothing. */
export interface Rule extends RuleDescription {
  check(registry: Registry): Iterable<Problem>;
}

/** A problem at a node of a document; the position is that of the node or of its nearest ancestor. */
export function problemAt(document: Document, pointer: string, message: string, hint?: string): Problem {
  const { file, line, column } = document.locate(pointer);
  return {
    file,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    pointer,
    message,
    ...(hint === undefined ? {} : { hint }),
  };
}

/** A problem with a file as a whole. */
export function problemIn(file: string, message: string, hint?: string): Problem {
  return { file, message, ...(hint === undefined ? {} : { hint }) };
}
