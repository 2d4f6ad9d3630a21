import type { Finding } from "../finding.ts";
import { printable } from "./printable.ts";

/** Annotations of one kind that GitHub shows of a step. */
const SHOWN = 10;
/** Characters of an annotation, of which GitHub cuts what is too long. */
const MOST = 4_000;

/**
 * Workflow commands that GitHub shows as annotations in the diff, one a line, errors first. GitHub shows ten errors and
 * ten warnings of a step, so that further findings are plain lines of its log.
 */
export function printGithub(findings: readonly Finding[]): string {
  const commands: string[] = [];
  const rest: string[] = [];
  for (const severity of ["error", "warning"] as const) {
    const list = findings.filter((finding) => finding.severity === severity);
    commands.push(...list.slice(0, SHOWN).map(command));
    rest.push(...list.slice(SHOWN).map(plain));
  }
  if (rest.length > 0)
    commands.push(
      `::notice title=waybill::${rest.length} more findings are in the log: GitHub shows ${SHOWN} of a kind`,
    );
  return [...commands, ...rest].map((line) => `${line}\n`).join("");
}

function command({ severity, file, line, column, rule, message, hint, diff = [] }: Finding): string {
  const properties = [
    ["file", file],
    ["line", line],
    ["col", column],
    ["title", rule],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`]));
  const text = [message, ...(hint === undefined ? [] : [hint]), ...diff].map(printable).join("\n");
  const cut = text.length <= MOST ? text : `${text.slice(0, MOST)}…`;
  return `::${severity} ${properties.join(",")}::${escapeData(cut)}`;
}

/** A line that begins with the severity, so that nothing in it is a command. */
function plain({ severity, file, line, message }: Finding): string {
  return printable(`${severity} ${[file, line].filter((part) => part !== undefined).join(":")} ${message}`);
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(printable(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
