import type { ReportContext } from "../../report/context.ts";
import { formatCount } from "../../report/format.ts";
import { printable } from "../../report/printable.ts";
import { diffLines, type Style, styler } from "../../report/style.ts";
import type { DirectionReport } from "../report.ts";
import type { History, HistoryStep } from "./walk-history.ts";

/** The steps of schemas for people, the newest first as `git log` has them. */
export function printHistory(histories: readonly History[], context: ReportContext): string {
  const paint = styler(context.color === true);
  return `${histories.map((history) => historyLines(history, paint).join("\n")).join("\n\n")}\n`;
}

/** The same for machines: a list, oldest step first. */
export function printHistoryJson(histories: readonly History[]): string {
  return `${JSON.stringify({ histories }, undefined, 2)}\n`;
}

type Paint = (style: Style, text: string) => string;

function historyLines({ file, steps, unchanged, isCut }: History, paint: Paint): string[] {
  const lines = [paint("bold", printable(file)), ""];
  let name = file;
  for (const step of [...steps].reverse()) {
    lines.push(...stepLines(step, paint));
    if (step.file !== name) lines.push(`  as ${printable(step.file)}`);
    name = step.file;
    lines.push("");
  }
  if (isCut)
    lines.push(
      "this clone is shallow: what is before its first commit is not here; run: git fetch --unshallow",
      "",
    );
  lines.push(paint("bold", summaryOf(steps, unchanged)));
  return lines;
}

function stepLines({ hash, date, subject, kind, directions }: HistoryStep, paint: Paint): string[] {
  const head = `${paint("yellow", hash.slice(0, 12))} ${date.slice(0, 10)} ${printable(subject)}`;
  if (kind !== "changed") return [head, `  ${kind}`];
  return [head, ...directions.flatMap((report) => directionLines(report, paint))];
}

function directionLines({ direction, verdict, causes }: DirectionReport, paint: Paint): string[] {
  const style = verdict === "breaking" ? "red" : verdict === "unknown" ? "yellow" : "green";
  return [
    `  ${direction}: ${paint(style, verdict)}`,
    ...causes.flatMap(({ wants, class: kind, witness, finding }) => [
      `    ${printable(wants)}${kind === "strict" ? "" : `  ${paint("dim", kind)}`}`,
      ...(finding.diff === undefined
        ? witness === undefined
          ? []
          : [`      ${printable(witness)}`]
        : diffLines(finding.diff.map(printable), paint).map((line) => `      ${line}`)),
    ]),
  ];
}

function summaryOf(steps: readonly HistoryStep[], unchanged: number): string {
  const changed = steps.filter(({ kind }) => kind === "changed");
  const count = (direction: string, verdict: string) =>
    changed.filter((step) =>
      step.directions.some((report) => report.direction === direction && report.verdict === verdict),
    ).length;
  const parts = (["backward", "forward"] as const).flatMap((direction) =>
    (["breaking", "unknown"] as const).flatMap((verdict) => {
      const number = count(direction, verdict);
      return number === 0 ? [] : [`${number} ${direction} ${verdict}`];
    }),
  );
  const told = parts.length === 0 ? "all compatible" : parts.join(", ");
  const same =
    unchanged === 0 ? "" : `; ${formatCount(unchanged, "other commit")} changed nothing that is compared`;
  return `${formatCount(changed.length, "change")}: ${changed.length === 0 ? "nothing to compare" : told}${same}`;
}
