import type { Finding } from "../finding.ts";
import { compareFindings } from "../finding.ts";
import type { ImportRule } from "./rules.ts";
import { importRules } from "./rules.ts";

/** Notes a defect of the source registry. The severity is the rule's. */
export type Report = (
  rule: ImportRule,
  file: string,
  message: string,
  more?: {
    readonly line?: number | undefined;
    readonly pointer?: string;
    readonly hint?: string | undefined;
  },
) => void;

export interface FindingList {
  readonly report: Report;
  /** Sorted; the same defect seen twice is listed once. */
  list(): readonly Finding[];
}

export function createFindingList(): FindingList {
  const findings = new Map<string, Finding>();
  return {
    report(rule, file, message, more = {}) {
      const finding: Finding = {
        rule,
        severity: importRules[rule].severity,
        file,
        message,
        ...(more.line === undefined ? {} : { line: more.line }),
        ...(more.pointer === undefined ? {} : { pointer: more.pointer }),
        ...(more.hint === undefined ? {} : { hint: more.hint }),
      };
      findings.set(JSON.stringify([rule, file, more.line, more.pointer, message]), finding);
    },
    list: () => [...findings.values()].sort(compareFindings),
  };
}
