import type { ImportSummary } from "../import/import-flat-registry.ts";
import { formatCount } from "../report/format.ts";

/** What an import did, for people; every file of the source is accounted for. */
export function summaryLines(summary: ImportSummary, findings: number, out: string): string {
  const letters = part(summary.deadLettersFolded, "are dead letters of others");
  const leftOut = part(summary.topicsLeftOut, "left out");
  const shared = part(summary.schemasShared, "shared");
  const unused = (count: number) => part(count, "unused");
  const refused = part(summary.examplesRefused, "could not be used");
  return [
    `${formatCount(summary.topicFiles, "topic file")} became ${formatCount(summary.topics, "topic folder")}${letters}${leftOut}`,
    `${formatCount(summary.schemaFiles, "schema file")}${shared}${unused(summary.schemasUnused)}`,
    `${formatCount(summary.exampleFiles, "example file")} became ${formatCount(summary.fixtures, "pass fixture")}${unused(summary.examplesUnused)}${refused}`,
    `${formatCount(findings, "finding")}, all worked round; next: waybill check --registry ${out}`,
    "",
  ].join("\n");
}

function part(count: number, what: string): string {
  return count === 0 ? "" : `, ${count} ${what}`;
}
