import type { Finding } from "../finding.ts";
import { byFile } from "./context.ts";
import { printable } from "./printable.ts";

/** One test: it fails by the errors among its findings. */
export interface Case {
  readonly classname: string;
  readonly name: string;
  readonly findings: readonly Finding[];
  /** Why it did not run. */
  readonly skipped?: string;
  /** What there is to say of it although it passes. */
  readonly output?: string;
}

export interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

/** A suite for each file and a case for each finding. Errors fail; warnings, for which JUnit has no word, are output. */
export function printJunit(findings: readonly Finding[]): string {
  if (findings.length === 0) {
    return printSuites([
      { name: "waybill", cases: [{ classname: "waybill", name: "no findings", findings: [] }] },
    ]);
  }
  return printSuites([...byFile(findings)].map(([name, list]) => ({ name, cases: list.map(caseOf) })));
}

function caseOf(finding: Finding): Case {
  const { file, line, column, rule } = finding;
  const name = line === undefined ? rule : `${rule} at ${line}:${column ?? 1}`;
  return { classname: file, name, findings: [finding] };
}

/** A document of suites. Those without a case are left out. */
export function printSuites(suites: readonly Suite[]): string {
  const full = suites.filter(({ cases }) => cases.length > 0);
  const cases = full.flatMap((suite) => suite.cases);
  const counts = countsOf(cases);
  const lines = full.flatMap((suite) => [
    `  <testsuite name="${escapeXml(suite.name)}" ${countsOf(suite.cases)}>`,
    ...suite.cases.map(testcase),
    "  </testsuite>",
  ]);
  const head = `<testsuites name="waybill" ${counts}>`;
  return `${['<?xml version="1.0" encoding="UTF-8"?>', head, ...lines, "</testsuites>"].join("\n")}\n`;
}

function countsOf(cases: readonly Case[]): string {
  const failures = cases.filter(({ findings }) => findings.some(isError)).length;
  const skipped = cases.filter((one) => one.skipped !== undefined).length;
  return `tests="${cases.length}" failures="${failures}"${skipped > 0 ? ` skipped="${skipped}"` : ""}`;
}

function testcase({ classname, name, findings, skipped, output }: Case): string {
  const errors = findings.filter(isError);
  const rest = [
    ...(output === undefined ? [] : [escapeXml(output)]),
    ...findings.filter((one) => !isError(one)).map(textOf),
  ];
  const [first] = errors;
  // Readers of JUnit take one failure a case: the first names it, and its text has them all.
  const inner = [
    skipped === undefined ? "" : `<skipped message="${escapeXml(skipped)}"/>`,
    first === undefined
      ? ""
      : `<failure type="${escapeXml(first.rule)}" message="${escapeXml(first.message)}">${errors.map(textOf).join("\n")}</failure>`,
    rest.length === 0 ? "" : `<system-out>${rest.join("\n")}</system-out>`,
  ].join("");
  const head = `    <testcase classname="${escapeXml(classname)}" name="${escapeXml(name)}"`;
  return inner === "" ? `${head}/>` : `${head}>${inner}</testcase>`;
}

function textOf({ file, line, column, message, hint, diff = [] }: Finding): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  const said = escapeXml(`${place} ${message}${hint === undefined ? "" : `; ${hint}`}`);
  return [said, ...diff.map(escapeXml)].join("\n");
}

function isError({ severity }: Finding): boolean {
  return severity === "error";
}

function escapeXml(text: string): string {
  return printable(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
