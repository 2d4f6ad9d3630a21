import {
  type CompareOptions,
  type Comparison,
  compare,
  type Direction,
  type DirectionResult,
  worst,
} from "./compare.ts";
import type { Verdict } from "./finding.ts";
import { type JsonSchema, keyOf } from "./value.ts";

/** As in schema registries; `transitive` compares with every earlier version, not with the last one alone. */
export type Mode = Direction | "full" | `${Direction | "full"}-transitive`;

export interface VersionsOptions extends Omit<CompareOptions, "mode"> {
  /** `backward` unless said. */
  readonly mode?: Mode;
}

export interface VersionStep extends DirectionResult {
  /** Which of the versions were compared, counted from 0. */
  readonly from: number;
  readonly to: number;
}

export interface VersionsComparison {
  readonly verdict: Verdict;
  /** Latest first. */
  readonly steps: readonly VersionStep[];
}

/**
 * Compares the last of several versions, oldest first, with those before it. Every pair is compared by itself, as what
 * holds from step to step under a policy need not hold over several. Inclusion itself does: without a policy a pair that
 * could not be decided is compatible when two pairs that lead over a version between are.
 */
export function compareVersions(
  versions: readonly JsonSchema[],
  options: VersionsOptions = {},
): VersionsComparison {
  const { mode = "backward", ...rest } = options;
  const isTransitive = mode.endsWith("-transitive");
  const direct = mode.replace("-transitive", "") as Direction | "full";
  const pairs = new Map<string, Comparison>();
  const pair = (from: number, to: number): Comparison => {
    const [before, after] = [versions[from] as JsonSchema, versions[to] as JsonSchema];
    const key = keyOf([before, after]);
    const known = pairs.get(key) ?? compare(before, after, { ...rest, mode: direct });
    pairs.set(key, known);
    return known;
  };
  const to = versions.length - 1;
  const steps: VersionStep[] = [];
  for (let from = to - 1; from >= 0 && (isTransitive || from === to - 1); from--) {
    for (const result of pair(from, to).directions) {
      const next = steps.find((step) => step.from === from + 1 && step.direction === result.direction);
      const isOpen = result.verdict === "unknown" && result.findings.every(({ counts }) => !counts);
      const over =
        isOpen && isStrict(rest) && next?.verdict === "compatible"
          ? pair(from, from + 1).directions.find(({ direction }) => direction === result.direction)
          : undefined;
      steps.push({ ...(over?.verdict === "compatible" ? chained(result, over) : result), from, to });
    }
  }
  return { verdict: worst(steps.map(({ verdict }) => verdict)), steps };
}

/** Whether no policy takes part, so that one inclusion after another is an inclusion. */
function isStrict({ undeclared, format, defaults }: VersionsOptions): boolean {
  return undeclared !== "declared-only" && format !== "annotate" && defaults !== "fill";
}

/** A pair that is compatible as the step to the next version is, and that version is compatible with the last. */
function chained({ obligation: _, ...result }: DirectionResult, over: DirectionResult): DirectionResult {
  const { refuted, byInduction } = over.proof ?? { refuted: 0, byInduction: 0 };
  const argument =
    "every message is one of the version between, and every one of that is one of the other end";
  return {
    ...result,
    verdict: "compatible",
    strict: "compatible",
    proof: { argument, refuted, byInduction },
  };
}
