import { annotationFindings } from "./annotations.ts";
import { type Compiled, compile } from "./compile.ts";
import type { Confirm } from "./confirm.ts";
import { decideInclusion, type Inclusion } from "./direction.ts";
import type { Finding, Proof, Verdict } from "./finding.ts";
import { Budget, type BudgetOptions } from "./solve/budget.ts";
import type { JsonSchema } from "./value.ts";

/** `backward`: readers of the new schema read what writers of the old one send; `forward`: the reverse. */
export type Direction = "backward" | "forward";

export interface Policies {
  /** `declared-only`: writers send no key that their schema does not name. `strict` unless said. */
  readonly undeclared?: "strict" | "declared-only";
  /** Whether readers assert the formats of texts, or take them as annotations. `assert` unless said. */
  readonly format?: "assert" | "annotate";
  /** `fill`: readers put a default in the place of a missing key before they validate. `ignore` unless said. */
  readonly defaults?: "ignore" | "fill";
}

export interface CompareOptions extends Policies {
  /** `backward` unless said. */
  readonly mode?: Direction | "full";
  /**
   * A second validator. With it, no witness counts that it does not see differ. Without it a witness is checked by the
   * evaluator of this package alone, which is apart from the search but reads schemas by the same normal form;
   * `confirmations` says so.
   */
  readonly confirm?: Confirm;
  /** For each direction. */
  readonly budget?: BudgetOptions;
  /** Causes beyond which no more are looked for, 20 unless said. */
  readonly maxFindings?: number;
}

export interface DirectionResult {
  readonly direction: Direction;
  /** Under the policies that were asked for. */
  readonly verdict: Verdict;
  /** By the sets of messages alone, formats asserted. */
  readonly strict: Verdict;
  /** Also those that do not count under the policies. */
  readonly findings: readonly Finding[];
  /** When the strict verdict is compatible: why. */
  readonly proof?: Proof;
  /** What could not be decided: why a verdict is unknown, or why there may be more findings. */
  readonly obligation?: string;
}

export interface Comparison {
  readonly verdict: Verdict;
  readonly directions: readonly DirectionResult[];
}

/**
 * Compares two versions of a schema. Compatible is said only with a proof, breaking only with a witness that evaluation
 * confirms; everything else is unknown and names what could not be decided.
 */
export function compare(
  oldSchema: JsonSchema,
  newSchema: JsonSchema,
  options: CompareOptions = {},
): Comparison {
  const mode = options.mode ?? "backward";
  const directions: readonly Direction[] = mode === "full" ? ["backward", "forward"] : [mode];
  const known = new Map<string, Compiled>();
  const compiledFor = (format: "assert" | "annotate"): Compiled => {
    const compiled = known.get(format) ?? compile([oldSchema, newSchema], format);
    known.set(format, compiled);
    return compiled;
  };
  const results = directions.map((direction) =>
    unlessTooDeep(direction, () => compareOneWay(oldSchema, newSchema, direction, options, compiledFor)),
  );
  return { verdict: worst(results.map(({ verdict }) => verdict)), directions: results };
}

/** The verdict of several together: one that breaks breaks all, one that is unknown leaves all unknown. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("breaking")) return "breaking";
  return verdicts.includes("unknown") ? "unknown" : "compatible";
}

/** Schemas within schemas are followed by recursion, whose depth the engine limits with a `RangeError`. */
function unlessTooDeep(direction: Direction, compareIt: () => DirectionResult): DirectionResult {
  try {
    return compareIt();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const obligation = "schemas within schemas, too many for the stack";
    return { direction, verdict: "unknown", strict: "unknown", findings: [], obligation };
  }
}

function compareOneWay(
  oldSchema: JsonSchema,
  newSchema: JsonSchema,
  direction: Direction,
  options: CompareOptions,
  compiledFor: (format: "assert" | "annotate") => Compiled,
): DirectionResult {
  const writerIsOld = direction === "backward";
  const decide = (format: "assert" | "annotate"): Inclusion =>
    decideInclusion({
      compiled: compiledFor(format),
      old: oldSchema,
      new: newSchema,
      writerIsOld,
      format,
      confirm: options.confirm,
      budget: new Budget(options.budget),
      most: options.maxFindings ?? 20,
    });
  const strict = decide("assert");
  // Formats as annotations let writers send more, too: that is a question of its own.
  const asked = options.format === "annotate" ? decide("annotate") : strict;
  const findings = asked.findings.map((finding) => ({ ...finding, counts: counts(finding, options) }));
  if (asked !== strict)
    for (const finding of strict.findings)
      if (finding.class === "only-by-format") findings.push({ ...finding, counts: false });
  const notes = annotationFindings(oldSchema, newSchema);
  const { proof } = strict;
  const obligation = asked.obligation ?? strict.obligation;
  return {
    direction,
    verdict: verdictOf(findings, asked.complete),
    strict: verdictOf(strict.findings, strict.complete),
    findings: [...findings, ...notes],
    ...(proof !== undefined && { proof }),
    ...(obligation !== undefined && { obligation }),
  };
}

function verdictOf(findings: readonly Finding[], complete: boolean): Verdict {
  if (findings.some((finding) => finding.counts)) return "breaking";
  return complete ? "compatible" : "unknown";
}

function counts(finding: Finding, policies: Policies): boolean {
  switch (finding.class) {
    case "only-by-undeclared-property":
      return policies.undeclared !== "declared-only";
    case "default-would-fill":
      return policies.defaults !== "fill";
    default:
      return true;
  }
}
