import { type CompareOptions, compare, type Direction, type DirectionResult, worst } from "./compare.ts";
import type { Verdict } from "./finding.ts";
import type { JsonSchema } from "./value.ts";

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
 * Compares the last of several versions, oldest first, with those before it. Every pair is compared by itself: inclusion
 * carries over from step to step, but what holds under a policy does not.
 */
export function compareVersions(
  versions: readonly JsonSchema[],
  options: VersionsOptions = {},
): VersionsComparison {
  const { mode = "backward", ...rest } = options;
  const isTransitive = mode.endsWith("-transitive");
  const direct = mode.replace("-transitive", "") as Direction | "full";
  const to = versions.length - 1;
  const steps: VersionStep[] = [];
  for (let from = to - 1; from >= 0 && (isTransitive || from === to - 1); from--) {
    const { directions } = compare(versions[from] as JsonSchema, versions[to] as JsonSchema, {
      ...rest,
      mode: direct,
    });
    for (const result of directions) steps.push({ ...result, from, to });
  }
  return { verdict: worst(steps.map(({ verdict }) => verdict)), steps };
}
