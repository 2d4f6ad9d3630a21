import type { CompatReport, TopicReport } from "./report.ts";

/** `1 breaking, 7 unchanged`: how many topics came to what, the worst first. */
export function countsOf({ topics }: Pick<CompatReport, "topics">): string {
  const open = topics.filter(({ isWaived }) => isWaived !== true);
  const count = (test: (topic: TopicReport) => boolean) => open.filter(test).length;
  const parts: [number, string][] = [
    [count(({ verdict }) => verdict === "breaking"), "breaking"],
    [count(({ verdict }) => verdict === "unknown"), "unknown"],
    [topics.length - open.length, "accepted"],
    [count(({ status, verdict }) => status === "compared" && verdict === "compatible"), "compatible"],
    [count(({ status }) => status === "unchanged"), "unchanged"],
    [count(({ status }) => status === "new"), "new"],
    [count(({ status, verdict }) => status === "not-compared" && verdict === "compatible"), "not compared"],
  ];
  const told = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return told.length === 0 ? "no topics" : told.join(", ");
}
