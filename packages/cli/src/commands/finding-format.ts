import { Option } from "commander";

/** Formats of the shared printer of findings. */
export const FINDING_FORMATS = ["text", "json", "markdown", "sarif", "junit", "github"] as const;
export type FindingFormat = (typeof FINDING_FORMATS)[number];

export interface FindingOptions {
  readonly format?: FindingFormat;
  readonly json?: boolean;
}

export function formatOption(): Option {
  return new Option("--format <format>", "how findings are printed").choices(FINDING_FORMATS);
}

export function jsonOption(): Option {
  return new Option("--json", "print JSON, for machines");
}

export function formatOf(options: FindingOptions): FindingFormat {
  return options.format ?? (options.json === true ? "json" : "text");
}
