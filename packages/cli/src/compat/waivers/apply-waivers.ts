import type { Finding } from "../../finding.ts";
import {
  type CompatReport,
  findingsOf,
  relocate,
  type TopicReport,
  verdictOfFindings,
  worstVerdict,
} from "../report.ts";
import type { Waiver } from "./read-waivers.ts";

export interface WaiverOptions {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether all that waivers can be about was compared; only then one without a finding is unused. */
  readonly isWhole: boolean;
}

/**
 * The report with every error that was accepted as a warning that says why. Verdicts of directions stay what they are;
 * a topic of which nothing else is wrong does not count for the verdict of the whole. What is wrong with waivers joins the
 * general findings.
 */
export function applyWaivers(
  report: CompatReport,
  waivers: readonly Waiver[],
  { today, isWhole }: WaiverOptions,
): CompatReport {
  if (waivers.length === 0) return report;
  const byFingerprint = new Map(waivers.map((waiver) => [waiver.fingerprint, waiver]));
  const used = new Set<Waiver>();
  const marked = relocate(report, (finding) => {
    const waiver = byFingerprint.get(finding.fingerprint ?? "");
    if (waiver === undefined || finding.severity !== "error") return finding;
    used.add(waiver);
    return waiver.until < today ? finding : waivedBy(waiver, finding);
  });
  const topics = marked.topics.map((topic) => ({ ...topic, ...(isWaived(topic) && { isWaived: true }) }));
  const general = [
    ...marked.general,
    ...[...used].filter(({ until }) => until < today).map(expired),
    ...(isWhole ? waivers.filter((waiver) => !used.has(waiver)).map(unused) : []),
  ];
  const open = topics.filter((topic) => topic.isWaived !== true).map(({ verdict }) => verdict);
  return { ...marked, verdict: worstVerdict([...open, verdictOfFindings(general)]), general, topics };
}

function waivedBy({ reason, until }: Waiver, finding: Finding): Finding {
  return {
    ...finding,
    severity: "warning",
    hint: `accepted until ${until}: ${reason}`,
    waived: { reason, until },
  };
}

/** Whether a topic breaks, but only in ways that were accepted. */
function isWaived(topic: TopicReport): boolean {
  if (topic.verdict === "compatible") return false;
  return findingsOf({ general: [], topics: [topic] }).every(({ severity }) => severity !== "error");
}

function expired({ at, fingerprint, finding, until }: Waiver): Finding {
  return {
    ...at,
    rule: "waiver-expired",
    severity: "error",
    message: `waiver of ${fingerprint} ended on ${until}${finding === "" ? "" : `: ${finding}`}`,
    hint: `mend what it waives, or agree again: waybill accept ${fingerprint} --reason "..." --until <day>`,
  };
}

function unused({ at, fingerprint, finding }: Waiver): Finding {
  return {
    ...at,
    rule: "waiver-unused",
    severity: "warning",
    message: `waiver of ${fingerprint} waives nothing${finding === "" ? "" : `: ${finding}`}`,
    hint: "remove the entry: the finding is gone, or is another one by now",
  };
}
