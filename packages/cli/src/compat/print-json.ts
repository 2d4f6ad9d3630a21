import { printJson as printFindings } from "../report/json.ts";
import { hitsOf, rolloutFor } from "./impact.ts";
import { type CompatReport, findingsOf } from "./report.ts";

/**
 * The report, whom each topic hits, and all findings as they are printed as JSON everywhere:
 * `{ ...report, errors, warnings, findings }`. `compat-report.schema.json` of this package describes it.
 */
export function printJson(report: CompatReport): string {
  const topics = report.topics.map((topic) => {
    const rollout = rolloutFor(topic);
    return { ...topic, hits: hitsOf(topic), ...(rollout !== undefined && { rollout }) };
  });
  const printed = JSON.parse(printFindings(findingsOf(report))) as object;
  return `${JSON.stringify({ ...report, topics, ...printed }, undefined, 2)}\n`;
}
