import type { Finding } from "../finding.ts";
import { type Case, printSuites } from "../report/junit.ts";
import { versionsOf } from "./item.ts";
import type { CompatReport, TopicReport } from "./report.ts";

/** A suite for each topic, a case for each direction of each pair of versions, and one for what is of no direction. */
export function printJunit(report: CompatReport): string {
  const topics = report.topics.map((topic) => ({ name: topic.topic, cases: casesOf(topic) }));
  if (report.general.length === 0) return printSuites(topics);
  const general: Case = { classname: "waybill compat", name: "baseline", findings: report.general };
  return printSuites([{ name: "waybill compat", cases: [general] }, ...topics]);
}

function casesOf(topic: TopicReport): Case[] {
  const name = topic.topic;
  const skipped =
    topic.status === "not-compared" ? `mode none: ${topic.reason ?? "without a reason"}` : undefined;
  const directions = topic.directions.map((report): Case => {
    return {
      classname: name,
      name: `${versionsOf(report)} ${report.direction}`,
      findings: report.causes.map(({ finding }) => finding),
      ...(report.argument !== undefined && { output: report.argument }),
    };
  });
  const findings: readonly Finding[] = [...topic.others, ...topic.types.map(({ finding }) => finding)];
  const contract: Case = {
    classname: name,
    name: "contract",
    findings,
    ...(skipped !== undefined && { skipped }),
  };
  return [...directions, contract];
}
