import type { Finding } from "../finding.ts";
import { printJson } from "../report/json.ts";
import { printable } from "../report/printable.ts";
import { demandOf, rolloutOf } from "./mode.ts";
import {
  type Cause,
  type CompatReport,
  type DirectionReport,
  findingsOf,
  type TopicReport,
} from "./report.ts";

export interface PrintOptions {
  readonly red: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** The report, and its findings as they are printed as JSON everywhere: `{ ...report, errors, warnings, findings }`. */
export function printJsonReport(report: CompatReport): string {
  const printed = JSON.parse(printJson(findingsOf(report))) as object;
  return `${JSON.stringify({ ...report, ...printed }, undefined, 2)}\n`;
}

/** A report for people: each topic that changed, each direction with its verdict, each cause with its message. */
export function printReport(report: CompatReport, options: PrintOptions): string {
  const lines = [`compared with ${printable(report.baseline)}`, ""];
  for (const topic of report.topics) {
    const text = topicLines(topic, options);
    if (text.length > 0) lines.push(...text, "");
  }
  lines.push(summaryOf(report));
  return `${lines.join("\n")}\n`;
}

function topicLines(topic: TopicReport, options: PrintOptions): string[] {
  const { status, mode, reason } = topic;
  const name = options.bold(printable(topic.topic));
  if (status === "unchanged") return [];
  if (status === "new") return [`${name}  new`];
  const head =
    status === "not-compared"
      ? `${name}  not compared: mode none${reason === undefined ? "" : `, ${printable(reason)}`}`
      : `${name}  ${verdictText(topic.verdict, options)}  ${options.dim(`mode ${mode}`)}`;
  return [
    head,
    ...topic.others.flatMap((finding) => otherLines(finding, options)),
    ...topic.directions.flatMap((direction) => directionLines(direction, options)),
    ...peopleLines(topic),
  ];
}

function otherLines(finding: Finding, options: PrintOptions): string[] {
  return [
    `  ${placeOf(finding)}  ${printable(finding.message)}  ${options.dim(finding.rule)}`,
    ...(finding.hint === undefined ? [] : [`    ${options.dim(printable(finding.hint))}`]),
  ];
}

function directionLines(report: DirectionReport, options: PrintOptions): string[] {
  const { direction, verdict, strict, argument, obligation } = report;
  const versions = report.old === report.new ? report.new : `${report.old} → ${report.new}`;
  const policy = strict === verdict ? "" : `, ${strict} without the policies`;
  const why = verdict === "compatible" && argument !== undefined ? `: ${argument}` : "";
  const more =
    verdict === "breaking" && obligation !== undefined
      ? [`    there may be more: ${printable(obligation)} could not be decided`]
      : [];
  return [
    `  ${printable(versions)} ${direction}: ${verdictText(verdict, options)}${policy}${options.dim(why)}`,
    ...report.causes.flatMap((cause) => causeLines(cause, report, options)),
    ...more,
  ];
}

function causeLines(cause: Cause, { direction }: DirectionReport, options: PrintOptions): string[] {
  const { finding, witness } = cause;
  const kind = cause.class === "strict" ? "" : ` (${cause.class})`;
  const lines = [
    `    ${placeOf(finding)}  ${printable(cause.wants)}  ${options.dim(`${finding.rule}${kind}`)}`,
  ];
  if (witness !== undefined) {
    const [writer, reader] = direction === "backward" ? ["old", "new"] : ["new", "old"];
    const seen = cause.confirmations > 1 ? `, as ${cause.confirmations} validators see` : "";
    lines.push(
      `      message   ${printable(witness)}`,
      `      ${writer} schema accepts it; ${reader} schema wants: ${printable(cause.wants)}${seen}`,
    );
  }
  if (finding.hint !== undefined) lines.push(`      ${options.dim(printable(finding.hint))}`);
  return lines;
}

function placeOf({ file, line, column }: Finding): string {
  return printable([file, line, column].filter((part) => part !== undefined).join(":"));
}

/** Who is hit, and in which order services are to be upgraded. */
function peopleLines({ directions, mode, status, verdict, others, ...topic }: TopicReport): string[] {
  const producers = namesOf(topic.producers, "its producers");
  const consumers = namesOf(topic.consumers, "its consumers");
  if (topic.producers.length + topic.consumers.length === 0) return [];
  const lines: string[] = [];
  for (const way of ["backward", "forward"] as const) {
    if (!directions.some(({ direction, verdict }) => direction === way && verdict === "breaking")) continue;
    lines.push(
      way === "backward"
        ? `  hit: ${consumers}, once upgraded, by what ${producers} sent or still send as before`
        : `  hit: ${consumers}, until upgraded, by what ${producers} send once upgraded`,
    );
  }
  const isHitOtherwise = others.some(({ severity }) => severity === "error") && status === "compared";
  if (isHitOtherwise && lines.length === 0) lines.push(`  hit: ${consumers}, by what ${producers} send`);
  if (status === "removed") lines.push(`  hit: ${producers} and ${consumers}`);
  if (status !== "compared" || directions.length === 0 || verdict !== "compatible") return lines;
  const order = {
    consumers: `${consumers} first, then ${producers}`,
    producers: `${producers} first, then ${consumers}`,
    any: "in any order",
  }[rolloutOf(demandOf(mode))];
  return [...lines, `  rollout: ${order}`];
}

function namesOf(names: readonly string[], otherwise: string): string {
  return names.length === 0 ? otherwise : names.map(printable).join(", ");
}

function verdictText(verdict: string, options: PrintOptions): string {
  return verdict === "compatible" ? verdict : options.red(verdict);
}

function summaryOf({ topics }: CompatReport): string {
  const count = (test: (topic: TopicReport) => boolean) => topics.filter(test).length;
  const parts: [number, string][] = [
    [count(({ verdict }) => verdict === "breaking"), "breaking"],
    [count(({ verdict }) => verdict === "unknown"), "unknown"],
    [count(({ status, verdict }) => status === "compared" && verdict === "compatible"), "compatible"],
    [count(({ status }) => status === "unchanged"), "unchanged"],
    [count(({ status }) => status === "new"), "new"],
    [count(({ status, verdict }) => status === "not-compared" && verdict === "compatible"), "not compared"],
  ];
  const told = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return told.length === 0 ? "no topics" : told.join(", ");
}
