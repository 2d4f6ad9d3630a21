import { CommanderError } from "commander";
import { UsageError } from "../registry/usage-error.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { packageInfo } from "./package-info.ts";

/** What the process says and ends with when a command threw. */
export interface Failure {
  readonly exitCode: ExitCode;
  /** For standard error; empty when everything was said already. */
  readonly text: string;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof CommanderError) {
    // Help and version end with an error too, whose exit code is 0.
    if (error.exitCode === 0) return { exitCode: EXIT.clean, text: "" };
    if (error.code === "commander.help") return { exitCode: EXIT.usage, text: "" };
    return { exitCode: EXIT.usage, text: `waybill: ${oneLine(error.message)}\n` };
  }
  if (error instanceof UsageError) return { exitCode: EXIT.usage, text: `waybill: ${error.message}\n` };
  return { exitCode: EXIT.bug, text: bugReport(error) };
}

/** `error: unknown option '--x'\n(Did you mean --y?)` becomes `unknown option "--x"; did you mean "--y"?`. */
function oneLine(message: string): string {
  return message
    .replace(/^error: /, "")
    .replace(/\n?\(Did you mean (?:one of )?(.+?)\?\)$/s, (_, words: string) => `; did you mean "${words}"?`)
    .replaceAll("'", '"')
    .replaceAll("\n", " ");
}

function bugReport(error: unknown): string {
  const { name, version, bugs } = packageInfo();
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const where = bugs === undefined ? "to the maintainers" : `at ${bugs}`;
  return [
    `bug: ${said.replace(/^(?:Error: )?(?:bug: )?/, "")}`,
    `${name} ${version}, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
    `This is a fault of Waybill, not of your input. Please report it ${where}, with these lines and the command.`,
    "",
  ].join("\n");
}
