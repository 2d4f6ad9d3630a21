import { posix } from "node:path";
import type { Finding } from "../finding.ts";
import { formatCount } from "./format.ts";

/** What a printer has to know besides the findings. */
export interface ReportContext {
  /** Where the registry is, relative to what paths are to be relative to: `schemas`. Empty or absent: right there. */
  readonly prefix?: string;
  /** Whether to colour text; whoever writes to a terminal decides. */
  readonly color?: boolean;
  /** Version of the command, for formats that say what made them. */
  readonly version?: string;
  /** Columns of the terminal that text is for; absent: lines are as long as they are. */
  readonly width?: number;
}

/** A finding whose file is relative to the working directory, or to the root of the repository. */
export function withPrefix(finding: Finding, { prefix = "" }: ReportContext): Finding {
  const { file, related } = finding;
  if (prefix === "") return finding;
  const place = (path: string) =>
    posix.isAbsolute(path) ? path : posix.join(prefix.replaceAll("\\", "/"), path);
  return {
    ...finding,
    file: place(file),
    ...(related && { related: related.map((one) => ({ ...one, file: place(one.file) })) }),
  };
}

/** Findings by file, in the order in which they come. */
export function byFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = files.get(finding.file) ?? [];
    files.set(finding.file, list);
    list.push(finding);
  }
  return files;
}

/** `2 errors and 1 warning in 2 files`, or `no findings`. */
export function summarize(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const counts = [formatCount(errors, "error"), formatCount(findings.length - errors, "warning")];
  const told = counts.filter((text) => !text.startsWith("0 "));
  if (told.length === 0) return "no findings";
  return `${told.join(" and ")} in ${formatCount(byFile(findings).size, "file")}`;
}
