import type { Finding } from "../finding.ts";
import { byFile, summarize } from "./context.ts";
import { printable } from "./printable.ts";

/** For a comment on a pull request: a table for each file. Texts are shown as they are, never as markup. */
export function printMarkdown(findings: readonly Finding[]): string {
  const parts = [`**${summarize(findings)}**`];
  for (const [file, list] of byFile(findings)) {
    const rows = list.map(({ line, severity, rule, message, hint }) => {
      const text =
        hint === undefined
          ? escapeMarkdown(message)
          : `${escapeMarkdown(message)}<br>${escapeMarkdown(hint)}`;
      return `| ${line ?? ""} | ${severity} | ${text} | ${escapeMarkdown(rule)} |`;
    });
    const head = ["| line | severity | finding | rule |", "| ---: | --- | --- | --- |"];
    parts.push(`### ${escapeMarkdown(file)}`, [...head, ...rows].join("\n"));
  }
  return `${parts.join("\n\n")}\n`;
}

function escapeMarkdown(text: string): string {
  return printable(text)
    .replace(/[\\`*_{}[\]()#+!|~-]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
