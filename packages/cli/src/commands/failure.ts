import { CommanderError } from "commander";
import { didYouMean } from "../lint/did-you-mean.ts";
import { isSystemRefusal, systemReason } from "../registry/system-error.ts";
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
  if (isWithoutFolder(error))
    return {
      exitCode: EXIT.usage,
      text: "waybill: the working folder must exist; it was moved or deleted\n",
    };
  if (isSystemRefusal(error)) return { exitCode: EXIT.usage, text: `waybill: ${refusalOf(error)}\n` };
  return { exitCode: EXIT.bug, text: bugReport(error) };
}

function isWithoutFolder(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && error.syscall === "uv_cwd";
}

function refusalOf(error: NodeJS.ErrnoException): string {
  const { syscall = "", path } = error;
  const doing = /^(?:mkdir|write|rename|unlink|rm|copy)/.test(syscall)
    ? "write"
    : syscall === "open"
      ? "open"
      : "read";
  const what = path === undefined ? (doing === "write" ? "output" : "input") : `"${path}"`;
  return `cannot ${doing} ${what}: ${systemReason(error)}`;
}

/** `error: unknown option '--x'\n(Did you mean --y?)` becomes `unknown option "--x"; did you mean "--y"?`. */
function oneLine(message: string): string {
  return message
    .replace(/^error: /, "")
    .replace(
      /^option '(?:-\w, )?--([\w-]+)[^']*' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s,
      (_, option: string, given: string, choices: string) =>
        `unknown "${given}" for --${option}; ${didYouMean(given, choices.split(", ")) ?? `expected ${choices}`}`,
    )
    .replace(/^too many arguments for '(.*)'\. Expected (\d+) arguments? but got (\d+)\./s, TOO_MANY)
    .replace(/\n?\(Did you mean (?:one of )?(.+?)\?\)$/s, (_, words: string) => `; did you mean "${words}"?`)
    .replaceAll("'", '"')
    .replaceAll("\n", " ");
}

const TOO_MANY = "too many arguments for '$1': expected at most $2, got $3";

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
