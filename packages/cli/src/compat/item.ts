import type { Finding, Refusal, Related } from "../finding.ts";
import { shorten } from "../report/shorten.ts";
import { peopleOf } from "./impact.ts";
import type { Cause, CompatReport, DirectionReport, TopicReport } from "./report.ts";

/** A finding of a report with all that printers say about it; texts are cut to what a person reads. */
export interface Item {
  readonly severity: Finding["severity"];
  /** Until when it is accepted, and why. */
  readonly waived?: string;
  /** `v1 backward`; empty for what is of no direction. */
  readonly scope: string;
  /** Lower-case fragment: what is wrong. */
  readonly title: string;
  /** Rule, class and how many validators saw it. */
  readonly about: string;
  /** Where it is; in the old and in the new schema if it is in both. */
  readonly places: readonly Related[];
  readonly diff: readonly string[];
  /** What the marks `-` and `+` of the diff mean. */
  readonly sends: string;
  readonly wants: string;
  /** What the second validator says of the message; the title is what the first one says. */
  readonly refusals: readonly Refusal[];
  readonly hint?: string;
  /** The same for all findings of one edit in one direction, whichever topics they are of. */
  readonly edit?: string;
  /** The command by which it is accepted. */
  readonly accept?: string;
}

/** The findings of a topic in the order in which they are shown. */
export function itemsOf(topic: TopicReport, { subject }: Pick<CompatReport, "subject">): readonly Item[] {
  const all = [
    ...topic.directions.flatMap((report) => report.causes.map((cause) => ofCause(cause, report, topic))),
    ...topic.others.map((finding) => ofFinding(finding, topic)),
    ...topic.types.map(({ finding }) => ofFinding(finding, topic)),
  ];
  if (subject === "registry") return all;
  // There is nowhere to keep what was accepted about two files.
  return all.map(({ accept: _, ...item }) => item);
}

/** The findings that are of no topic. */
export function generalItems({ general }: Pick<CompatReport, "general">): readonly Item[] {
  return general.map((finding) => ofFinding(finding, { producers: [], consumers: [] }));
}

/** `v2`, or `v1 → v2` where two versions were compared. */
export function versionsOf({ old, new: current }: Pick<DirectionReport, "old" | "new">): string {
  return old === current ? current : `${old} → ${current}`;
}

function ofCause(cause: Cause, report: DirectionReport, topic: TopicReport): Item {
  const { finding, wants, confirmations } = cause;
  const item = ofFinding(finding, topic);
  const seen = confirmations > 1 ? `, seen by ${confirmations} validators` : "";
  const { producers, consumers } = peopleOf(topic);
  const [writer, reader] = report.direction === "backward" ? ["old", "new"] : ["new", "old"];
  const { keyword, class: kind } = cause;
  // Frozen topics have a copy each of what they refer to: there it is the words that are the same, not the places.
  const { message: was } = item.places[0] as Related;
  const is = item.places.at(-1);
  const edit = JSON.stringify([report.direction, keyword, kind, item.severity, item.waived, was, is]);
  return {
    ...item,
    ...(finding.related !== undefined && { edit }),
    scope: `${versionsOf(report)} ${report.direction}`,
    title: shorten(wants),
    about: finding.rule === "compat-unknown" ? finding.rule : `${finding.rule} (${cause.class}${seen})`,
    sends: `${cause.readings === undefined ? "sent" : "meant"} by ${producers} (${writer} schema)`,
    wants: `${cause.readings === undefined ? "wanted" : "read"} by ${consumers} (${reader} schema)`,
  };
}

function ofFinding(finding: Finding, topic: Pick<TopicReport, "producers" | "consumers">): Item {
  const { severity, message, rule, related = [], diff = [], refusals = [], hint, waived } = finding;
  const { fingerprint, file, line, column } = finding;
  const { producers, consumers } = peopleOf(topic);
  const own = { file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
  return {
    severity,
    ...(waived !== undefined && { waived: `until ${waived.until}: ${shorten(waived.reason)}` }),
    scope: "",
    title: shorten(message),
    about: rule,
    places: related.length > 0 ? related : [{ ...own, message: "" }],
    diff: diff.map((text) => shorten(text)),
    sends: `sent by ${producers}`,
    wants: `wanted by ${consumers}`,
    refusals: refusals
      .filter(({ by }) => by !== "evaluator")
      .map(({ by, message }) => ({ by, message: shorten(message) })),
    ...(hint !== undefined && { hint: shorten(hint) }),
    ...(fingerprint !== undefined &&
      severity === "error" && { accept: `waybill accept ${fingerprint} --reason "..." --until <date>` }),
  };
}
