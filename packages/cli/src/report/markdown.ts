import type { Finding } from "../finding.ts";
import { byFile, summarize } from "./context.ts";
import { codeBlock, escapeMarkdown, fitComment } from "./escape-markdown.ts";
import { shorten } from "./shorten.ts";

/** For a comment on a pull request: a table for each file. Texts are shown as they are, never as markup. */
export function printMarkdown(findings: readonly Finding[]): string {
  const parts = [...byFile(findings)].flatMap(([file, list]) => {
    const head = ["| line | severity | finding | rule |", "| ---: | --- | --- | --- |"];
    const title = `### ${text(file)}`;
    const table = [...head, ...list.map(rowOf)].join("\n");
    const diffs = list.flatMap(({ diff = [] }) => (diff.length === 0 ? [] : [codeBlock(diff, "diff")]));
    return [[title, table, ...diffs].join("\n\n")];
  });
  return fitComment([`**${summarize(findings)}**`], parts);
}

function rowOf({ line, severity, rule, message, hint }: Finding): string {
  const said = hint === undefined ? text(message) : `${text(message)}<br>${text(hint)}`;
  return `| ${line ?? ""} | ${severity} | ${said} | ${text(rule)} |`;
}

function text(words: string): string {
  return escapeMarkdown(shorten(words));
}
