import type { Topic } from "@waybill/runtime";
import { formatBytes, formatCount, formatSeconds } from "../report/format.ts";
import type { ReportFormat } from "../report/index.ts";
import { findingOf, placeOf, reasonOfOffence } from "../stream/offence.ts";
import type { Tally } from "../stream/tally.ts";
import { paint } from "./paint.ts";

export interface TallyReport {
  readonly tally: Tally;
  readonly topic: Topic;
  readonly milliseconds: number;
}

/** What `validate` prints: for people by rule, for machines as one JSON object, or as findings. */
export async function printTally(report: TallyReport, format: ReportFormat, color: boolean): Promise<string> {
  if (format === "text") return textOf(report, color);
  if (format === "json") return `${JSON.stringify(jsonOf(report), undefined, 2)}\n`;
  const { renderFindings } = await import("./render-findings.ts");
  return renderFindings(report.tally.offences.map(findingOf), format, { color });
}

function textOf({ tally, topic, milliseconds }: TallyReport, color: boolean): string {
  const { red, bold, dim } = paint(color);
  const lines: string[] = [];
  for (const { rule, messages } of tally.rules) {
    lines.push(`${red(rule)}  ${bold(formatCount(messages, "message"))}`);
    const shown = tally.offences.filter((offence) => offence.rule === rule);
    for (const offence of shown) lines.push(`  ${dim(placeOf(offence))}`, `    ${reasonOfOffence(offence)}`);
    if (messages > shown.length)
      lines.push(dim(`  … and ${formatCount(messages - shown.length, "more message")}`));
    lines.push("");
  }
  if (tally.unread > 0) {
    lines.push(`${formatBytes(tally.unread)} at the end could not be told apart into messages`, "");
  }
  const read = `${formatBytes(tally.bytes)} in ${formatSeconds(milliseconds)}`;
  const verdict = `${tally.accepted.toLocaleString("en-US")} accepted, ${tally.refused.toLocaleString("en-US")} refused`;
  lines.push(
    `${topic.name} v${topic.version}: ${formatCount(tally.messages, "message")} (${read}), ${verdict}`,
    "",
  );
  return lines.join("\n");
}

function jsonOf({ tally, topic, milliseconds }: TallyReport) {
  return {
    topic: topic.name,
    version: topic.version,
    encoding: topic.encoding,
    messages: tally.messages,
    accepted: tally.accepted,
    refused: tally.refused,
    bytes: tally.bytes,
    unread: tally.unread,
    milliseconds: Math.round(milliseconds),
    rules: tally.rules,
    findings: tally.offences,
  };
}
