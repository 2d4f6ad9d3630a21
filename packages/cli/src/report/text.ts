import { styleText } from "node:util";
import type { Finding } from "../finding.ts";
import { byFile, type ReportContext, summarize } from "./context.ts";
import { printable } from "./printable.ts";

type Style = "bold" | "dim" | "red" | "underline" | "yellow";

/** For people: findings grouped by file in aligned columns, and one line of summary. */
export function printText(findings: readonly Finding[], { color = false }: ReportContext): string {
  const paint = (style: Style, text: string) =>
    color ? styleText(style, text, { validateStream: false }) : text;
  const places = Math.max(0, ...findings.map((finding) => placeOf(finding).length));
  const lines: string[] = [];
  for (const [file, list] of byFile(findings)) {
    lines.push(paint("underline", printable(file)));
    for (const finding of list) {
      const { severity, rule, message, hint } = finding;
      const place = placeOf(finding).padStart(places);
      const level = paint(severity === "error" ? "red" : "yellow", severity.padEnd(7));
      lines.push(
        `  ${paint("dim", place)}  ${level}  ${printable(message)}  ${paint("dim", printable(rule))}`,
      );
      if (hint !== undefined) lines.push(`  ${" ".repeat(places + 11)}${paint("dim", printable(hint))}`);
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
