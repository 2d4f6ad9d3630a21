import { Option } from "commander";
import type { ReportFormat } from "../report/index.ts";

/** Restated from the printers, which are not loaded for help. */
const FORMATS: readonly ReportFormat[] = ["text", "json", "markdown", "sarif", "junit", "github"];

export interface FindingOptions {
  readonly format?: ReportFormat;
  readonly json?: boolean;
}

export function formatOption(): Option {
  return new Option("--format <format>", "how findings are printed").choices(FORMATS);
}

export function jsonOption(): Option {
  return new Option("--json", "print JSON, for machines");
}

export function formatOf(options: FindingOptions): ReportFormat {
  return options.format ?? (options.json === true ? "json" : "text");
}
