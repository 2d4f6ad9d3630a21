import type { Finding } from "../finding.ts";
import { byFile, type ReportContext, summarize } from "./context.ts";
import { printable } from "./printable.ts";
import { diffLines, styler } from "./style.ts";

/** For people: findings grouped by file in aligned columns, and one line of summary. */
export function printText(findings: readonly Finding[], { color = false }: ReportContext): string {
  const paint = styler(color);
  const places = Math.max(0, ...findings.map((finding) => placeOf(finding).length));
  const lines: string[] = [];
  for (const [file, list] of byFile(findings)) {
    lines.push(paint("underline", printable(file)));
    for (const finding of list) {
      const { severity, rule, message, hint, diff = [] } = finding;
      const place = placeOf(finding).padStart(places);
      const level = paint(severity === "error" ? "red" : "yellow", severity.padEnd(7));
      lines.push(
        `  ${paint("dim", place)}  ${level}  ${printable(message)}  ${paint("dim", printable(rule))}`,
      );
      const indent = `  ${" ".repeat(places + 11)}`;
      if (hint !== undefined) lines.push(indent + paint("dim", printable(hint)));
      lines.push(...diffLines(diff.map(printable), paint).map((text) => indent + text));
    }
    lines.push("");
  }
  lines.push(paint("bold", summarize(findings)), "");
  return lines.join("\n");
}

function placeOf({ line, column }: Finding): string {
  if (line === undefined) return "";
  return column === undefined ? String(line) : `${line}:${column}`;
}
