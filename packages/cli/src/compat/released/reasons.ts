import type { Registry } from "../../registry/model.ts";
import { type CompatReport, findingsOf, type TopicReport } from "../report.ts";
import type { Reason } from "./bump.ts";
import { IMAGE_FILE } from "./layout.ts";
import type { Change } from "./write.ts";

export interface ReasonOptions {
  readonly previous: Registry;
  readonly current: Registry;
  /** In the directions that the topics ask for. */
  readonly report: CompatReport;
  /** In both directions: what is compatible in both accepts the same messages. */
  readonly bothWays: CompatReport;
  /** What freezing changes. */
  readonly changes: readonly Change[];
}

/** Why the next release is of the level that it is; empty when it would be the last one again. */
export function reasonsOf({
  previous,
  current,
  report,
  bothWays,
  changes,
}: ReasonOptions): readonly Reason[] {
  const reasons: Reason[] = report.topics.flatMap((topic): Reason[] => {
    if (topic.status === "new") return [{ level: "additions", text: `topic "${topic.topic}" is new` }];
    const found = [
      ...breaksOf(topic),
      ...typeBreaksOf(topic),
      ...addedVersions(topic.topic, previous, current),
    ];
    if (found.length > 0) return found;
    const both = bothWays.topics.find(({ topic: name }) => name === topic.topic);
    return both !== undefined && !isSame(both)
      ? [{ level: "additions", text: `"${topic.topic}" accepts other messages than before` }]
      : [];
  });
  if (changes.some(({ file }) => file === IMAGE_FILE) && reasons.length === 0)
    reasons.push({ level: "additions", text: "Protobuf messages have changed" });
  if (reasons.length === 0 && changes.length > 0)
    reasons.push({
      level: "annotations",
      text: "descriptions, settings or fixtures have changed, messages have not",
    });
  return reasons;
}

function breaksOf(topic: TopicReport): Reason[] {
  if (topic.verdict === "compatible") return [];
  const findings = findingsOf({ general: [], topics: [topic] });
  const accepted = findings.filter(({ waived }) => waived !== undefined).length;
  const open = findings.filter(({ severity }) => severity === "error").length;
  const what =
    topic.status === "removed" ? `topic "${topic.topic}" is gone` : `"${topic.topic}" is ${topic.verdict}`;
  const counts = [open > 0 ? `${open} not accepted` : "", accepted > 0 ? `${accepted} accepted` : ""];
  return [{ level: "breaking", text: `${what} (${counts.filter((count) => count !== "").join(", ")})` }];
}

/** Programs are what packages of the release are versioned for, as much as messages are. */
function typeBreaksOf({ topic, types }: TopicReport): Reason[] {
  const symbols = [...new Set(types.map(({ symbol }) => symbol))];
  if (symbols.length === 0) return [];
  const text = `"${topic}" breaks programs, though no messages: types of ${symbols.join(", ")}`;
  return [{ level: "breaking", text }];
}

function addedVersions(name: string, previous: Registry, current: Registry): Reason[] {
  const [before, after] = [previous, current].map(
    ({ topics }) => topics.find((topic) => topic.name === name)?.versions.map(({ version }) => version) ?? [],
  ) as [number[], number[]];
  return after
    .filter((version) => !before.includes(version))
    .map((version) => ({ level: "additions", text: `"${name}" v${version} is new` }));
}

/** Whether exactly the same messages are accepted, whatever the policies say. */
function isSame({ directions, others }: TopicReport): boolean {
  return (
    directions.every(({ strict }) => strict === "compatible") &&
    others.every(({ severity }) => severity !== "error")
  );
}

/** Counts by kind, for people: `files: 3 added, 1 changed`. */
export function countChanges(changes: readonly Change[]): string {
  const kinds = (["added", "changed", "removed"] as const).map((kind): [number, string] => [
    changes.filter((change) => change.kind === kind).length,
    kind,
  ]);
  const told = kinds.filter(([count]) => count > 0).map(([count, kind]) => `${count} ${kind}`);
  return told.length === 0 ? "no file but release.json" : `files: ${told.join(", ")}`;
}
