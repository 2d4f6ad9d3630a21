import type { Finding } from "../finding.ts";

/** Workflow commands that GitHub shows as annotations in the diff, one a line. */
export function printGithub(findings: readonly Finding[]): string {
  return findings.map((finding) => `${command(finding)}\n`).join("");
}

function command({ severity, file, line, column, rule, message, hint }: Finding): string {
  const properties = [
    ["file", file],
    ["line", line],
    ["col", column],
    ["title", rule],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`]));
  const text = hint === undefined ? message : `${message}\n${hint}`;
  return `::${severity} ${properties.join(",")}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
