import type { Finding } from "../finding.ts";
import { formatCount } from "../report/format.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";

/** For commands that look for what is wrong: whether warnings fail as well. */
export interface StrictOptions {
  readonly strict?: boolean;
}

export const STRICT = ["--strict", "end with 1 for warnings too"] as const;

export function exitFor(findings: readonly Finding[], { strict = false }: StrictOptions): ExitCode {
  const isWrong = findings.some(({ severity }) => strict || severity === "error");
  return isWrong ? EXIT.findings : EXIT.clean;
}

/** `3 findings, 1 of them errors`. */
export function countOfFindings(findings: readonly Finding[]): string {
  const count = formatCount(findings.length, "finding");
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return findings.length === 0 ? count : `${count}, ${errors} of them errors`;
}
