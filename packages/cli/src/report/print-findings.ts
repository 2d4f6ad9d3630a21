import type { Finding } from "../finding.ts";
import { type ReportContext, withPrefix } from "./context.ts";
import { printGithub } from "./github.ts";
import { printJson } from "./json.ts";
import { printJunit } from "./junit.ts";
import { printMarkdown } from "./markdown.ts";
import { printSarif } from "./sarif.ts";
import { printText } from "./text.ts";

type Printer = (findings: readonly Finding[], context: ReportContext) => string;

const printers = {
  text: printText,
  json: printJson,
  markdown: printMarkdown,
  sarif: printSarif,
  junit: printJunit,
  github: printGithub,
} as const satisfies Record<string, Printer>;

export type ReportFormat = keyof typeof printers;

export const reportFormats = Object.keys(printers) as readonly ReportFormat[];

/** All findings as one text that ends in a line break (or is empty, for `github` without findings). Keeps their order. */
export function printFindings(
  findings: readonly Finding[],
  format: ReportFormat,
  context: ReportContext = {},
): string {
  const printer: Printer = printers[format];
  return printer(
    findings.map((finding) => withPrefix(finding, context)),
    context,
  );
}
