import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { stripVTControlCharacters } from "node:util";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { printReport } from "../src/compat/print-report.ts";
import type { CompatReport, TopicReport } from "../src/compat/report.ts";
import { type ReportFormat, reportFormats } from "../src/report/print-findings.ts";
import { LONG, NASTY } from "./support/nasty.ts";
import { samples } from "./support/sample-reports.ts";
import { assertWellFormed } from "./support/well-formed.ts";

const require = createRequire(import.meta.url);
const print = (report: CompatReport, format: ReportFormat, more: object = {}) =>
  printReport(report, format, { prefix: "schemas", version: "1.2.3", ...more });
const sample = (name: string) => samples[name] as CompatReport;

/** Whether a document is what the schema of its format says. */
function validatorOf(schema: Record<string, unknown>) {
  const { $schema: _, id: __, ...rest } = schema;
  const ajv = new Ajv({
    strict: false,
    unicodeRegExp: false,
    logger: false,
    formats: { uri: true, "uri-reference": true, "date-time": true },
  });
  const validate = ajv.compile(rest);
  return (text: string) => {
    validate(JSON.parse(text));
    return validate.errors ?? [];
  };
}

const sarifErrors = validatorOf(require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"));
const jsonErrors = validatorOf(
  JSON.parse(readFileSync(new URL("../compat-report.schema.json", import.meta.url), "utf8")),
);

const extensions = {
  text: "txt",
  markdown: "md",
  junit: "xml",
  github: "github.txt",
  sarif: "sarif",
} as const;

/** The report of which every string is hostile, and every list is long. */
function hostile(text: string): CompatReport {
  const swap = (value: unknown, key = ""): unknown => {
    if (typeof value === "string") return isClosed(key) ? value : key === "diff" ? `- ${text}` : text;
    if (Array.isArray(value)) return value.map((item) => swap(item, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, swap(member, name)]));
  };
  return swap(sample("narrowed")) as CompatReport;
}

/** Keys whose values are of a closed list, which no contract writes. */
function isClosed(key: string): boolean {
  return [
    "severity",
    "status",
    "verdict",
    "strict",
    "direction",
    "class",
    "side",
    "subject",
    "by",
    "change",
  ].includes(key);
}

describe("what is shown", () => {
  test.each(Object.keys(samples))("%s as text and as a comment", async (name) => {
    await expect(print(sample(name), "text")).toMatchFileSnapshot(`reports/${name}.txt`);
    await expect(print(sample(name), "markdown")).toMatchFileSnapshot(`reports/${name}.md`);
  });

  test.each(["junit", "github", "sarif"] as const)("narrowed as %s", async (format) => {
    await expect(print(sample("narrowed"), format)).toMatchFileSnapshot(
      `reports/narrowed.${extensions[format]}`,
    );
  });

  test("text is coloured and cut for a terminal, and never else", () => {
    const wide = print(sample("narrowed"), "text");
    expect(wide).not.toContain("\u001b");
    const narrow = print(sample("narrowed"), "text", { color: true, width: 60 });
    expect(narrow).toContain('\u001b[31m-   "amount": 128\u001b[39m');
    const plain = stripVTControlCharacters(narrow);
    const long = plain.split("\n").filter((line) => line.length > 60 && !line.includes("validators"));
    expect(long.filter((line) => !/schema {2}schemas/.test(line))).toEqual([]);
  });
});

describe.each(["narrowed", "both-ways", "removed", "undecided", "types-only", "widened", "accepted"])(
  "%s",
  (name) => {
    test("is SARIF by its schema", () => {
      expect(sarifErrors(print(sample(name), "sarif"))).toEqual([]);
    });

    test("is JSON by the schema of this package", () => {
      expect(jsonErrors(print(sample(name), "json"))).toEqual([]);
    });

    test("is well-formed XML", () => {
      assertWellFormed(print(sample(name), "junit"));
    });
  },
);

test("the schemas of SARIF and JSON refuse what is not theirs", () => {
  const sarif = JSON.parse(print(sample("narrowed"), "sarif"));
  sarif.runs[0].results[0].level = "fatal";
  expect(sarifErrors(JSON.stringify(sarif))).not.toEqual([]);
  const report = JSON.parse(print(sample("narrowed"), "json"));
  report.topics[0].undocumented = 1;
  expect(jsonErrors(JSON.stringify(report))).not.toEqual([]);
});

test("SARIF knows the old and the new place, the rule's help, and an id that stays", () => {
  const { tool, results } = JSON.parse(print(sample("narrowed"), "sarif")).runs[0];
  const [result] = results;
  expect(result.relatedLocations.map(({ message }: { message: { text: string } }) => message.text)).toEqual([
    'old schema: "maximum": 255',
    'new schema: "maximum": 127',
  ]);
  expect(result.partialFingerprints["waybillFinding/v1"]).toMatch(/^[0-9a-f]{16}$/);
  expect(tool.driver.rules[0].help.text).toContain("To fix it:");
});

describe.each([
  ["hostile", NASTY],
  ["very long", LONG],
])("%s text", (_, text) => {
  const report = hostile(text);

  test.each(reportFormats)("is printed as %s", (format) => {
    const printed = print(report, format);
    if (format !== "json" && format !== "sarif") expect(printed).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
    if (format === "sarif") expect(sarifErrors(printed)).toEqual([]);
    if (format === "json") expect(jsonErrors(printed)).toEqual([]);
    if (format === "junit") assertWellFormed(printed);
    if (format === "markdown") expect(printed.length).toBeLessThan(65_536);
    if (format === "text") expect(printed.length).toBeLessThan(20_000_000);
  });

  test("is no command of a workflow but those of its findings", () => {
    const lines = print(report, "github").trimEnd().split("\n");
    expect(lines.filter((line) => line.startsWith("::"))).toHaveLength(1);
    expect(lines).toHaveLength(1);
  });
});

describe("a comment", () => {
  test("keeps hostile names from being markup, mentions or HTML", () => {
    const printed = print(hostile(NASTY), "markdown");
    const outside = printed.replace(/^(`{3,})\w*\n[\s\S]*?\n\1$/gm, "");
    const html = outside.match(/<[^>]*>/g) ?? [];
    expect(new Set(html)).toEqual(
      new Set(
        [
          "<!-- waybill compat schemas -->",
          "<br>",
          "<details>",
          "<summary>",
          "</summary>",
          "</details>",
        ].filter((tag) => outside.includes(tag)),
      ),
    );
    expect(outside).not.toMatch(/@octocat|[^\\]#1/);
    const rows = outside.split("\n").filter((line) => line.startsWith("| "));
    for (const row of rows) expect(row.replaceAll("\\|", "").match(/\|/g)).toHaveLength(6);
    expect(printed).toMatch(/^`{4,}diff$/m);
  });

  test("begins with a mark of its registry, by which it is found again", () => {
    expect(print(sample("widened"), "markdown", { prefix: "a-->b/schemas" })).toMatch(
      /^<!-- waybill compat a_b\/schemas -->\n/,
    );
  });

  test("is cut with a line that says so, after the table", () => {
    const [topic] = sample("narrowed").topics as [TopicReport];
    const many = Array.from({ length: 300 }, (_, index) => ({ ...topic, topic: `orders-${index}` }));
    const printed = print({ ...sample("narrowed"), topics: many }, "markdown");
    expect(printed.length).toBeLessThan(65_536);
    expect(printed).toMatch(/\n_\d+ more of 301 are left out here: .*\n$/);
    expect(printed).toContain("| and 200 more |");
    expect(printed).toContain("### Compatibility of messages: 300 breaking");
  });
});

test("annotations are ten of a kind, and the rest is in the log", () => {
  const [topic] = sample("narrowed").topics as [TopicReport];
  const many = Array.from({ length: 14 }, (_, index) => ({ ...topic, topic: `orders-${index}` }));
  const lines = print({ ...sample("narrowed"), topics: many }, "github")
    .trimEnd()
    .split("\n");
  expect(lines.filter((line) => line.startsWith("::error "))).toHaveLength(10);
  expect(lines[10]).toBe("::notice title=waybill::4 more findings are in the log: GitHub shows 10 of a kind");
  expect(lines.slice(11).every((line) => line.startsWith("error schemas/orders/v1.schema.json:"))).toBe(true);
});

test("JUnit has a case for each direction, and skips what is not compared", () => {
  const { topics } = sample("both-ways");
  const [topic] = topics as [TopicReport];
  const skipped: TopicReport = {
    ...topic,
    status: "not-compared",
    directions: [],
    others: [],
    reason: "an experiment",
  };
  const xml = print({ ...sample("both-ways"), topics: [topic, skipped] }, "junit");
  expect(xml.match(/<testcase [^>]*>/g)).toEqual([
    '<testcase classname="orders" name="v1 backward">',
    '<testcase classname="orders" name="v1 forward">',
    '<testcase classname="orders" name="contract"/>',
    '<testcase classname="orders" name="contract">',
  ]);
  expect(xml).toContain('<skipped message="mode none: an experiment"/>');
});
