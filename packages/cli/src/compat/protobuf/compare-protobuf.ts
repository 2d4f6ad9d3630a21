import type { Direction } from "@waybill/compat";
import {
  compareMessages,
  isUnchanged,
  type MessageDirectionResult,
  type MessageFinding,
} from "@waybill/compat/protobuf";
import type { Finding } from "../../finding.ts";
import type { Registry, TopicVersion } from "../../registry/model.ts";
import type { ReleasedMessages } from "../baseline.ts";
import type { DirectionReport } from "../report.ts";
import { type Breach, breachesOf } from "./buf.ts";
import { causeOf, type ProtobufSubject } from "./cause.ts";
import { bufFinding, goneFinding, openCause, unbuiltFinding } from "./whole-findings.ts";

export interface ProtobufReport {
  readonly directions: readonly DirectionReport[];
  /** What buf alone says. */
  readonly others: readonly Finding[];
}

const alone = (finding: Finding): ProtobufReport => ({ directions: [], others: [finding] });
const NOTHING: ProtobufReport = { directions: [], others: [] };

/**
 * Compares the message of a version with what it was, in the directions asked for, by what bytes and JSON come to and by
 * `buf breaking`. Each edit is one cause of a direction; what buf says of it joins it. What buf says and no direction bears out is
 * cleared where the round trip is proved, and stays where it is not. `since` names what the version was, where that is not
 * what the baseline has: `v1 of 1.0.0`.
 */
export async function compareProtobuf(
  old: Registry,
  current: Registry,
  { topic, version, message: name = "" }: TopicVersion,
  asked: readonly Direction[],
  since?: string,
): Promise<ProtobufReport> {
  const label = since === undefined ? `v${version}` : `v${version} since ${since}`;
  const subject: ProtobufSubject = { topic, label, old, current };
  const [before, after] = [old.messages?.getMessage(name), current.messages?.getMessage(name)];
  if (before === undefined || old.messages === undefined) {
    const fault = buildFault(old);
    return fault === undefined ? NOTHING : alone(unbuiltFinding(name, subject, old, fault));
  }
  if (after === undefined || current.messages === undefined) {
    const fault = buildFault(current);
    return alone(
      fault === undefined ? goneFinding(name, subject) : unbuiltFinding(name, subject, current, fault),
    );
  }
  if (isUnchanged(before, after)) return NOTHING;

  const breaches = await breachesOf(before, after);
  const mode = asked.length === 2 ? "full" : (asked[0] ?? "backward");
  const { directions } = compareMessages(old.messages, current.messages, name, { mode });
  const labels = { old: since ?? `v${version}`, new: `v${version}` };
  const joined = new Set<Breach>();
  const reports = directions.map((result, index) =>
    reportOf(
      result,
      labels,
      subject,
      (found) => {
        const own = breaches.filter((breach) => isAbout(breach, found));
        for (const breach of own) joined.add(breach);
        return own;
      },
      index === 0,
    ),
  );
  const isDecided = directions.every(({ obligation }) => obligation === undefined);
  const others = breaches
    .filter((breach) => !joined.has(breach))
    .map((breach) => bufFinding(breach, subject, isDecided && breach.rules.every(isOfValues)));
  return { directions: reports, others };
}

/**
 * Compares the message of a version with each different one that releases had before the one of the baseline. What buf
 * alone says of sources that are gone is left to the comparison with the baseline, and to the ledger.
 */
export async function compareReleased(
  released: readonly ReleasedMessages[],
  { old, current }: { readonly old: Registry; readonly current: Registry },
  version: TopicVersion,
  asked: readonly Direction[],
): Promise<readonly DirectionReport[]> {
  const { message: name = "" } = version;
  const known = [old.messages?.getMessage(name)];
  const reports: DirectionReport[] = [];
  for (const { release, registry } of released) {
    const before = registry.messages?.getMessage(name);
    if (before === undefined || known.some((other) => other !== undefined && isUnchanged(other, before)))
      continue;
    known.push(before);
    const since = `v${version.version} of ${release}`;
    reports.push(...(await compareProtobuf(registry, current, version, asked, since)).directions);
  }
  return reports;
}

function reportOf(
  result: MessageDirectionResult,
  labels: Pick<DirectionReport, "old" | "new">,
  subject: ProtobufSubject,
  breachesAbout: (found: MessageFinding) => readonly Breach[],
  isFirst: boolean,
): DirectionReport {
  const { direction, strict, findings, proof, obligation } = result;
  const causes = findings
    .map((found) => ({ found, breaches: breachesAbout(found) }))
    .filter(({ found, breaches }) => isShown(found, breaches, isFirst))
    .map(({ found, breaches }) => causeOf(found, direction, subject, breaches));
  const isOpen = causes.some(({ finding }) => finding.rule === "compat-unknown");
  if (result.verdict === "unknown" && !isOpen) causes.push(openCause(direction, subject, obligation));
  const isBroken = causes.some(({ finding }) => finding.rule === "protobuf-breaking");
  const verdict = isBroken ? "breaking" : result.verdict;
  return {
    ...labels,
    direction,
    verdict,
    strict,
    causes,
    ...(proof !== undefined && verdict === "compatible" && { argument: proof.argument }),
    ...(obligation !== undefined && { obligation }),
  };
}

/** A new field that old readers skip is what fields are for; an option belongs to no direction. */
function isShown(found: MessageFinding, breaches: readonly Breach[], isFirst: boolean): boolean {
  if (found.counts || breaches.length > 0) return true;
  if (found.class === "annotation" || found.class === "option") return isFirst;
  return found.rule !== "field-added";
}

/** buf names types without their package, and the new number where a field has moved. */
function isAbout({ owner, number }: Breach, found: MessageFinding): boolean {
  if (found.class === "option" || found.class === "annotation" || number === undefined) return false;
  return number === found.number && owner !== undefined && `.${found.owner}`.endsWith(`.${owner}`);
}

/** Whether a rule of buf is about what comparing bytes and JSON shows: not about reservations, ranges or files. */
function isOfValues(rule: string): boolean {
  return /^(FIELD|ONEOF|ENUM|MESSAGE_NO)_/.test(rule);
}

/** What kept a side's messages from being read. */
function buildFault({ findings, config }: Registry): Finding | undefined {
  return findings.find(
    ({ rule, file }) =>
      rule === "unreadable-file" &&
      (file.endsWith(".proto") || config.proto.includes(file) || file === "registry.yaml"),
  );
}
