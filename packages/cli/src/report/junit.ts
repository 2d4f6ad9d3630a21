import type { Finding } from "../finding.ts";
import { byFile } from "./context.ts";
import { printable } from "./printable.ts";

/** A suite for each file and a case for each finding. Errors fail; warnings, for which JUnit has no word, are output. */
export function printJunit(findings: readonly Finding[]): string {
  const failures = countErrors(findings);
  const suites =
    findings.length === 0
      ? [suite("waybill", ['    <testcase classname="waybill" name="no findings"/>'], 0)]
      : [...byFile(findings)].map(([file, list]) => suite(file, list.map(testcase), countErrors(list)));
  const head = `<testsuites name="waybill" tests="${Math.max(1, findings.length)}" failures="${failures}">`;
  return `${['<?xml version="1.0" encoding="UTF-8"?>', head, ...suites, "</testsuites>"].join("\n")}\n`;
}

function suite(name: string, cases: readonly string[], failures: number): string {
  const head = `  <testsuite name="${escapeXml(name)}" tests="${cases.length}" failures="${failures}">`;
  return [head, ...cases, "  </testsuite>"].join("\n");
}

function testcase({ file, line, column, severity, rule, message, hint }: Finding): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  const name = line === undefined ? rule : `${rule} at ${line}:${column ?? 1}`;
  const text = escapeXml(`${place} ${message}${hint === undefined ? "" : `; ${hint}`}`);
  const inner =
    severity === "error"
      ? `<failure type="${escapeXml(rule)}" message="${escapeXml(message)}">${text}</failure>`
      : `<system-out>${text}</system-out>`;
  return `    <testcase classname="${escapeXml(file)}" name="${escapeXml(name)}">${inner}</testcase>`;
}

function countErrors(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity === "error").length;
}

function escapeXml(text: string): string {
  return printable(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
