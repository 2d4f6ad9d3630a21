import type { Direction, FindingClass, Finding as SchemaFinding, Verdict } from "@waybill/compat";
import type { ByteWitness, ProtobufClass } from "@waybill/compat/protobuf";
import { compareFindings, type Finding } from "../finding.ts";

/** One reason why a reader refuses what a writer may send, or a note about what changed without that. */
export interface Cause {
  /** The same as the printers of findings show it. */
  readonly finding: Finding;
  readonly class: FindingClass | ProtobufClass;
  /** Whether it makes the verdict under the policies that were asked for. */
  readonly counts: boolean;
  /** The keyword that was edited; of a Protobuf message what was. */
  readonly keyword: string;
  /** What became of it from the old schema to the new one. */
  readonly change?: SchemaFinding["edit"];
  /** Where in the message, and where in both schemas as they were compared: JSON Pointers. */
  readonly path: string;
  readonly old?: string;
  readonly new?: string;
  /** Lower-case fragment: what the reader wants. */
  readonly wants: string;
  /** A message, as readable JSON, that the writer's schema accepts and the reader's refuses; cut when it is long. */
  readonly witness?: string;
  /** Of a Protobuf message: bytes and JSON, with what they mean to both sides. */
  readonly readings?: readonly ByteWitness[];
  /** Of a Protobuf message: the message or enum that was edited, and the number of the field or value, as they were. */
  readonly edit?: { readonly owner: string; readonly number?: number };
  /** How many validators saw so. */
  readonly confirmations: number;
}

/** What one direction between two schemas came to. */
export interface DirectionReport {
  readonly old: string;
  readonly new: string;
  readonly direction: Direction;
  readonly verdict: Verdict;
  /** Before policies. */
  readonly strict: Verdict;
  readonly causes: readonly Cause[];
  /** Why the verdict is compatible. */
  readonly argument?: string;
  /** What could not be decided. */
  readonly obligation?: string;
}

/** A program of yesterday that today's types refuse, though no message breaks. */
export interface TypeBreak {
  readonly finding: Finding;
  readonly class: "types-only";
  /** Programs that build messages, that read them, that do either, or that import a name. */
  readonly side: "producers" | "consumers" | "programs" | "imports";
  /** What is concerned: an exported name, of a Protobuf message `Order.total` of that name, or a module that is gone. */
  readonly symbol: string;
  /** What the compiler says, without paths. */
  readonly words: readonly string[];
}

export interface TopicReport {
  readonly topic: string;
  /** `new`: the baseline has no such topic. `not-compared`: its mode is `none`. */
  readonly status: "compared" | "new" | "not-compared" | "removed" | "unchanged";
  readonly mode: string;
  /** Of mode `none`. */
  readonly reason?: string;
  /** Versions that the baseline has not: `v2`. They are compared with earlier ones in transitive modes alone. */
  readonly added?: readonly string[];
  /** Shared schemas that changed under it, while its own did not. */
  readonly through?: readonly string[];
  readonly verdict: Verdict;
  readonly producers: readonly string[];
  readonly consumers: readonly string[];
  readonly directions: readonly DirectionReport[];
  /** What is no matter of two JSON schemas: things gone or moved, fixtures, settings, Protobuf. */
  readonly others: readonly Finding[];
  readonly types: readonly TypeBreak[];
  /** Whether all that is wrong was accepted by waivers. */
  readonly isWaived?: boolean;
}

export interface CompatReport {
  readonly subject: "files" | "registry";
  /** The worst of all topics; those that are waived left out. */
  readonly verdict: Verdict;
  /** What was compared with, for people: `commit 1a2b3c4d5e6f (origin/main)`. */
  readonly baseline: string;
  /** Version of the frozen release, where that was compared with. */
  readonly release?: string;
  readonly commit?: string;
  /** What is no matter of one topic, such as a baseline that was edited. */
  readonly general: readonly Finding[];
  readonly topics: readonly TopicReport[];
}

/** The report with other places for its findings, as for the working folder instead of the registry. */
export function relocate(report: CompatReport, place: (finding: Finding) => Finding): CompatReport {
  const topics = report.topics.map((topic) => ({
    ...topic,
    others: topic.others.map(place),
    types: topic.types.map((broken) => ({ ...broken, finding: place(broken.finding) })),
    directions: topic.directions.map((direction) => ({
      ...direction,
      causes: direction.causes.map((cause) => ({ ...cause, finding: place(cause.finding) })),
    })),
  }));
  return { ...report, general: report.general.map(place), topics };
}

/** All findings of a report; those that are errors make the command fail. */
export function findingsOf({
  general,
  topics,
}: Pick<CompatReport, "general" | "topics">): readonly Finding[] {
  const ofTopics = topics
    .flatMap(({ directions, others, types }) => [
      ...others,
      ...types,
      ...directions.flatMap(({ causes }) => causes),
    ])
    .map((found) => ("finding" in found ? found.finding : found));
  return [...general, ...ofTopics].sort(compareFindings);
}

/** One that breaks breaks all, one that is unknown leaves all unknown. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("breaking")) return "breaking";
  return verdicts.includes("unknown") ? "unknown" : "compatible";
}

/** What findings that are no matter of schemas amount to. */
export function verdictOfFindings(findings: readonly Finding[]): Verdict {
  return worstVerdict(
    findings
      .filter(({ severity }) => severity === "error")
      .map(({ rule }) => (rule === "compat-unknown" ? "unknown" : "breaking")),
  );
}
