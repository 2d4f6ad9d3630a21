import { createHash } from "node:crypto";
import type { Finding, Location } from "../finding.ts";
import { explanationOf, ruleById } from "../lint/catalogue.ts";
import type { ReportContext } from "./context.ts";
import { codeBlock, escapeMarkdown } from "./escape-markdown.ts";
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
          message: messageOf(finding),
          locations: [locationOf(finding)],
          ...relatedOf(finding),
          ...(finding.refusals && { properties: { refusals: finding.refusals } }),
          ...(finding.waived && {
            suppressions: [{ kind: "external", status: "accepted", justification: finding.waived.reason }],
          }),
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

function messageOf({ message, hint, diff = [], refusals = [] }: Finding) {
  const text = hint === undefined ? message : `${message}; ${hint}`;
  if (diff.length === 0) return { text };
  // The message is what the first validator says.
  const words = refusals.slice(1).map(({ by, message }) => `${by}: ${message}`);
  return {
    text: [text, "", ...diff, ...(words.length > 0 ? ["", ...words] : [])].join("\n"),
    markdown: [escapeMarkdown(text), codeBlock(diff, "diff"), ...words.map(escapeMarkdown)].join("\n\n"),
  };
}

function relatedOf({ related = [] }: Finding) {
  if (related.length === 0) return {};
  const places = related.map((one, id) => ({ id, ...locationOf(one), message: { text: one.message } }));
  return { relatedLocations: places };
}

function locationOf({ file, line, column, pointer }: Location) {
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
