import { type ReportContext, withPrefix } from "../report/context.ts";
import { printFindings, type ReportFormat } from "../report/index.ts";
import { printJson } from "./print-json.ts";
import { printJunit } from "./print-junit.ts";
import { printMarkdown } from "./print-markdown.ts";
import { printText } from "./print-text.ts";
import { type CompatReport, findingsOf, relocate } from "./report.ts";

type Printer = (report: CompatReport, context: ReportContext) => string;

/** Formats that show more than the findings of a report. */
const printers: Partial<Record<ReportFormat, Printer>> = {
  text: printText,
  markdown: printMarkdown,
  json: printJson,
  junit: printJunit,
};

/** A report in one of the formats that findings have, with files below the prefix of the context. */
export function printReport(report: CompatReport, format: ReportFormat, context: ReportContext): string {
  const printer = printers[format];
  if (printer === undefined) return printFindings(findingsOf(report), format, context);
  return printer(
    relocate(report, (finding) => withPrefix(finding, context)),
    context,
  );
}
