import { createHash } from "node:crypto";
import type { Finding } from "../finding.ts";
import { explanationOf, ruleById } from "../lint/catalogue.ts";
import type { ReportContext } from "./context.ts";
import { printable } from "./printable.ts";

/** SARIF 2.1.0, as code-scanning services read it: one run, its rules with their explanations, one result a finding. */
export function printSarif(findings: readonly Finding[], { version }: ReportContext): string {
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort();
  const fingerprint = fingerprints();
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "waybill", ...(version === undefined ? {} : { version }), rules: ids.map(ruleOf) },
        },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => ({
          ruleId: finding.rule,
          ruleIndex: ids.indexOf(finding.rule),
          level: finding.severity,
          message: {
            text: finding.hint === undefined ? finding.message : `${finding.message}; ${finding.hint}`,
          },
          locations: [locationOf(finding)],
          partialFingerprints: { "waybillFinding/v1": fingerprint(finding) },
        })),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf(id: string) {
  const rule = ruleById(id);
  if (rule === undefined) return { id };
  const text = explanationOf(rule);
  return {
    id,
    shortDescription: { text: rule.summary },
    help: { text, markdown: text },
    defaultConfiguration: { level: rule.severity },
  };
}

function locationOf({ file, line, column, pointer }: Finding) {
  const region = line === undefined ? undefined : { startLine: line, ...(column && { startColumn: column }) };
  return {
    physicalLocation: {
      artifactLocation: { uri: printable(file).split("/").map(encodeURIComponent).join("/") },
      ...(region && { region }),
    },
    ...(pointer ? { logicalLocations: [{ fullyQualifiedName: pointer }] } : {}),
  };
}

/** Ids that stay when lines move, so that a finding someone has dismissed is not reported as new. */
function fingerprints(): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return ({ rule, file, pointer = "", message, fingerprint }) => {
    const key = fingerprint ?? JSON.stringify([rule, file, pointer, message]);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    const digest = fingerprint ?? createHash("sha256").update(key).digest("hex").slice(0, 32);
    return times === 1 ? digest : `${digest}:${times}`;
  };
}
