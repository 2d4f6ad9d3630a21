import type { TopicIssue } from "@waybill/runtime";
import type { Finding } from "../finding.ts";
import type { Fault, Position } from "./frame.ts";
import type { Offence } from "./tally.ts";

/** The offence of a message that was told apart and refused. */
export function offenceOf(file: string, at: Position, issues: readonly TopicIssue[]): Offence {
  const [first] = issues;
  return {
    file,
    number: at.number,
    offset: at.offset + (first?.offset ?? 0),
    ...(at.line !== undefined && { line: at.line }),
    rule: first?.rule ?? "unknown",
    path: first?.path ?? "",
    message: first?.message ?? "is refused",
    ...(first?.hint !== undefined && { hint: first.hint }),
    more: Math.max(0, issues.length - 1),
  };
}

/** The offence of bytes that could not be told apart. */
export function offenceOfFault(file: string, fault: Fault): Offence {
  const { kind: _kind, fatal: _fatal, ...rest } = fault;
  return { file, ...rest, more: 0 };
}

/** `stdin:3: message 3 at byte 120`: as precise as the input allows. */
export function placeOf(offence: Offence): string {
  const line = offence.line === undefined ? "" : `:${offence.line}`;
  return `${offence.file}${line}: message ${offence.number}, byte ${offence.offset}`;
}

/** What is wrong, in one line that is safe to print: keys of the message may hold control characters. */
export function reasonOfOffence(offence: Offence): string {
  const subject = offence.path ? shortened(offence.path) : "message";
  const hint = offence.hint === undefined ? "" : `; ${offence.hint}`;
  const more = offence.more > 0 ? ` (and ${offence.more} more)` : "";
  return printable(`${subject} ${offence.message}${hint}${more}`);
}

/** A path as a line of text bears it: one of a hundred steps tells by its ends what it tells as a whole. */
function shortened(path: string): string {
  const steps = path.split("/").slice(1);
  if (steps.length <= 2 * SHOWN_STEPS) return path;
  const ends = [...steps.slice(0, SHOWN_STEPS), "…", ...steps.slice(-SHOWN_STEPS)];
  return `/${ends.join("/")}`;
}

const SHOWN_STEPS = 8;

/** An offence as a finding, for the printers that all checks share. */
export function findingOf(offence: Offence): Finding {
  return {
    rule: offence.rule,
    severity: "error",
    file: offence.file,
    ...(offence.line !== undefined && { line: offence.line }),
    ...(offence.path !== undefined && { pointer: offence.path }),
    message: printable(
      `message ${offence.number} at byte ${offence.offset}: ${offence.path ? `${shortened(offence.path)} ` : ""}${offence.message}`,
    ),
    ...(offence.hint !== undefined && { hint: printable(offence.hint) }),
  };
}

function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced.
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
