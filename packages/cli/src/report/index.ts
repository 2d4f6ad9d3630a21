export { type ReportContext, summarize } from "./context.ts";
export { printFindings, type ReportFormat, reportFormats } from "./print-findings.ts";
