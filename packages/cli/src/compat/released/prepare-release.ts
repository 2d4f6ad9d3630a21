import { join } from "node:path";
import { compareFindings, type Finding } from "../../finding.ts";
import { checkFixtures } from "../../fixtures/check-fixtures.ts";
import { lint } from "../../lint/index.ts";
import type { Registry } from "../../registry/model.ts";
import { UsageError } from "../../registry/usage-error.ts";
import { bundle } from "../../schema/bundle.ts";
import { compareWithBaseline } from "../compare-with-baseline.ts";
import { type CompatReport, findingsOf } from "../report.ts";
import { FAULTS } from "../sides.ts";
import { today } from "../waivers/read-waivers.ts";
import { bumped, compareVersions, type Level, type Reason, worstLevel } from "./bump.ts";
import { freeze } from "./freeze.ts";
import { type FrozenFiles, RELEASED } from "./layout.ts";
import { openReleased, type Released } from "./open.ts";
import { reasonsOf } from "./reasons.ts";
import { type Change, changesTo } from "./write.ts";

export interface ReleaseOptions {
  /** Instead of the version that the changes ask for. */
  readonly version?: string;
  /** Freeze the last release anew: nobody has got it yet. */
  readonly replace: boolean;
}

/** A release that could be written. */
export interface ReleasePlan {
  readonly version: string;
  readonly previous?: string;
  /** The version that the changes ask for. */
  readonly proposed: string;
  readonly date: string;
  readonly level: Level;
  readonly reasons: readonly Reason[];
  readonly changes: readonly Change[];
  readonly files: FrozenFiles;
  /** Fingerprints whose waivers are used up: the baseline has what they waive. */
  readonly waived: readonly string[];
  /** What keeps it from being written: faults of contracts, an edited baseline, breaks that the version does not say. */
  readonly findings: readonly Finding[];
}

const FIRST = "0.1.0";

/** Decides what the next release of a registry is, which was loaded with its messages. Throws `UsageError`. */
export async function prepareRelease(registry: Registry, options: ReleaseOptions): Promise<ReleasePlan> {
  const previous = await openReleased(registry.root);
  const date = today();
  const faults = await faultsOf(registry);
  if (previous === undefined) {
    if (options.replace)
      throw new UsageError("--replace needs a release to freeze anew, and nothing is released yet");
    const version = options.version ?? FIRST;
    const files = await freeze(registry, { version, date, previous });
    const changes = await changesTo(join(registry.root, RELEASED), files);
    return {
      version,
      proposed: FIRST,
      date,
      level: "additions",
      reasons: [],
      changes,
      files,
      waived: [],
      findings: faults,
    };
  }
  const report = await compareWithBaseline(registry, { topics: [], policies: {} });
  const { reasons, level } = await levelOf(registry, previous, report);
  const version = versionFor(previous.release.version, level, options);
  // A release that is frozen anew on another day is still the same, unless something else has changed.
  const dated = {
    version,
    previous,
    date: version === previous.release.version ? previous.release.date : date,
  };
  const files = await freeze(registry, dated);
  const changes = await changesTo(previous.folder, files);
  const errors = findingsOf(report).filter(({ severity }) => severity === "error");
  const proposed = bumped(previous.release.version, level);
  const isSaid = options.version !== undefined && compareVersions(version, proposed) >= 0;
  const blocking = errors.filter(({ fingerprint }) => fingerprint === undefined || !isSaid);
  return {
    version,
    previous: previous.release.version,
    proposed,
    date: dated.date,
    level,
    reasons,
    changes,
    files,
    waived: findingsOf(report).flatMap(({ fingerprint, waived }) =>
      fingerprint !== undefined && waived !== undefined ? [fingerprint] : [],
    ),
    findings: [...faults, ...blocking].sort(compareFindings),
  };
}

async function levelOf(
  registry: Registry,
  previous: Released,
  report: CompatReport,
): Promise<{ reasons: readonly Reason[]; level: Level }> {
  const compared = report.topics.filter(({ status }) => status === "compared" || status === "not-compared");
  const topics = compared.map(({ topic: name }) => ({ name }));
  const bothWays =
    topics.length === 0
      ? report
      : await compareWithBaseline(registry, { topics, policies: {}, mode: "full" });
  const files = await freeze(registry, { ...previous.release, previous });
  const changes = await changesTo(previous.folder, files);
  const reasons = reasonsOf({ previous: previous.registry, current: registry, report, bothWays, changes });
  return { reasons, level: worstLevel(reasons) };
}

function versionFor(last: string, level: Level, { version, replace }: ReleaseOptions): string {
  if (replace) {
    if (version !== undefined && version !== last)
      throw new UsageError(
        `--replace freezes ${last} anew; leave out --version, or release ${version} without it`,
      );
    return last;
  }
  if (version === undefined) return bumped(last, level);
  if (compareVersions(version, last) < 0)
    throw new UsageError(`--version must be later than the last release ${last}, got ${version}`);
  if (version === last)
    throw new UsageError(
      `${last} is released; pass a later --version, or --replace if nobody has got it yet`,
    );
  return version;
}

/** What would be frozen as something else than what was written, and fixtures that do not show what their contract says. */
async function faultsOf(registry: Registry): Promise<Finding[]> {
  const bundles = registry.topics.flatMap(({ versions }) =>
    versions.flatMap((version) => bundle(registry, version).findings),
  );
  return [
    ...registry.findings.filter(({ severity }) => severity === "error"),
    ...bundles.filter(({ rule }) => FAULTS.includes(rule)),
    ...withoutVersion(registry),
    ...(await checkFixtures(registry)).findings,
  ];
}

/** What is wrong with topics that have no version: a name would be released, and no contract. */
function withoutVersion(registry: Registry): Finding[] {
  const folders = registry.topics.flatMap(({ name, versions }) =>
    versions.length === 0 ? [`${name}/`] : [],
  );
  if (folders.length === 0) return [];
  return lint({ ...registry, findings: [] }).filter(
    ({ severity, file }) => severity === "error" && folders.some((folder) => file.startsWith(folder)),
  );
}
