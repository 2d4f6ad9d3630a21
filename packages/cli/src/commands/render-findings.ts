import { relative } from "node:path";
import type { Finding } from "../finding.ts";
import { printFindings, type ReportContext, type ReportFormat } from "../report/index.ts";
import { packageInfo } from "./package-info.ts";

export interface RenderOptions {
  readonly color: boolean;
  /** Folder that the files of findings are relative to; absent when that is the working folder. */
  readonly root?: string;
}

/** What printers have to know: whether a terminal looks on, and from where files are seen. */
export function printContext({ color, root }: RenderOptions): ReportContext {
  const isTerminal = process.stdout.isTTY === true;
  return {
    color: color && isTerminal,
    version: packageInfo().version,
    ...(isTerminal && { width: process.stdout.columns }),
    ...(root !== undefined && { prefix: relative(process.cwd(), root) }),
  };
}

/**
 * Findings in one of the printers' formats, with files as the working folder sees them. As text without a last line of
 * counts, because each command ends with a line of its own.
 */
export function renderFindings(
  findings: readonly Finding[],
  format: ReportFormat,
  options: RenderOptions,
): string {
  const text = printFindings(findings, format, printContext(options));
  return format === "text" ? text.slice(0, text.lastIndexOf("\n", text.length - 2) + 1) : text;
}
