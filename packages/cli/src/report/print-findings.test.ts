import { describe, expect, test } from "vitest";
import { assertWellFormed } from "../../test/support/well-formed.ts";
import type { Finding } from "../finding.ts";
import { printFindings, reportFormats } from "./print-findings.ts";
import { printable } from "./printable.ts";

const findings: readonly Finding[] = [
  {
    rule: "unknown-keyword",
    severity: "error",
    file: "orders/v1.schema.json",
    line: 12,
    column: 5,
    pointer: "/properties/id/typ",
    message: 'keyword "typ" is unknown',
    hint: 'did you mean "type"?',
  },
  {
    rule: "refusal-missing",
    severity: "warning",
    file: "orders/v1.schema.json",
    message: "no fixture fails",
  },
  { rule: "topic-owners", severity: "error", file: "orders/topic.yaml", line: 3, message: "key is missing" },
];

/** Everything that means something to one of the formats. */
const nasty = 'a\nb\r% :: ,|]]> <b>&amp; "q" `c` *d* _e_ [f](g) \u001b[31m\u0000\u202e \ud800 é😀';
const hostile: readonly Finding[] = [
  {
    rule: nasty,
    severity: "error",
    file: `x/${nasty}`,
    line: 1,
    column: 2,
    pointer: `/${nasty}`,
    message: nasty,
    hint: nasty,
  },
  { rule: "odd", severity: "warning", file: "x", message: nasty },
];

test("text is grouped by file and aligned", () => {
  expect(printFindings(findings, "text", { prefix: "schemas" })).toBe(
    [
      "schemas/orders/v1.schema.json",
      '  12:5  error    keyword "typ" is unknown  unknown-keyword',
      '                 did you mean "type"?',
      "        warning  no fixture fails  refusal-missing",
      "",
      "schemas/orders/topic.yaml",
      "     3  error    key is missing  topic-owners",
      "",
      "2 errors and 1 warning in 2 files",
      "",
    ].join("\n"),
  );
});

test("text has escape sequences only when colour was asked for", () => {
  const sequence = "\u001b";
  expect(printFindings(findings, "text", { color: true })).toContain(sequence);
  expect(printFindings(findings, "text", { color: false })).not.toContain(sequence);
  expect(printFindings(hostile, "text")).not.toContain(sequence);
});

test("text shows hostile names on one line", () => {
  const lines = printFindings(hostile, "text").split("\n");
  expect(lines).toHaveLength(9);
  expect(lines.join("")).toContain("\\u000a");
  expect(lines.join("")).toContain("\\u202e");
});

test("JSON keeps every key of a finding, and gives the path from the prefix", () => {
  const report = JSON.parse(printFindings(findings, "json", { prefix: "schemas" }));
  expect(report).toMatchObject({ errors: 2, warnings: 1 });
  expect(report.findings[0]).toEqual({ ...findings[0], file: "schemas/orders/v1.schema.json" });
  expect(JSON.parse(printFindings(hostile, "json")).findings).toEqual(hostile);
});

test("a file above the registry loses the dots that the prefix takes up", () => {
  const outside: Finding = { rule: "x", severity: "error", file: "../proto/a.proto", message: "m" };
  const { findings: printed } = JSON.parse(printFindings([outside], "json", { prefix: "schemas" }));
  expect(printed[0].file).toBe("proto/a.proto");
});

describe("markdown", () => {
  test("has a table for each file", () => {
    expect(printFindings(findings, "markdown")).toContain(
      '| 12 | error | keyword "typ" is unknown<br>did you mean "type"? | unknown\\-keyword |',
    );
  });

  test("hostile text cannot leave its cell or become markup", () => {
    const text = printFindings(hostile, "markdown");
    const rows = text.split("\n").filter((line) => line.startsWith("| 1 |"));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.replaceAll("\\|", "").match(/\|/g)).toHaveLength(5);
    const [, ...lines] = text.split("\n");
    expect(lines.join("").replaceAll("<br>", "").replace(/\\./g, "")).not.toMatch(/[<>`*_[\]]/);
    expect(text).toContain("&lt;b&gt;&amp;amp;");
  });
});

describe("github", () => {
  test("is one workflow command a finding, errors first", () => {
    expect(printFindings(findings, "github").trimEnd().split("\n")).toEqual([
      '::error file=orders/v1.schema.json,line=12,col=5,title=unknown-keyword::keyword "typ" is unknown%0Adid you mean "type"?',
      "::error file=orders/topic.yaml,line=3,title=topic-owners::key is missing",
      "::warning file=orders/v1.schema.json,title=refusal-missing::no fixture fails",
    ]);
  });

  test("hostile text stays inside its command", () => {
    const lines = printFindings(hostile, "github").trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    const [, properties = "", data = ""] = /^::error (.*?)::(.*)$/s.exec(lines[0] ?? "") ?? [];
    expect(properties.split(",").map((pair) => pair.split("=")[0])).toEqual(["file", "line", "col", "title"]);
    expect(properties).not.toContain(":");
    expect(decodePercent(data)).toBe(`${printable(nasty)}\n${printable(nasty)}`);
  });
});

function decodePercent(text: string): string {
  return text.replaceAll("%0A", "\n").replaceAll("%0D", "\r").replaceAll("%25", "%");
}

describe("junit", () => {
  test("errors fail and warnings do not", () => {
    const xml = printFindings(findings, "junit");
    expect(xml).toContain('<testsuites name="waybill" tests="3" failures="2">');
    expect(xml).toContain('<testsuite name="orders/v1.schema.json" tests="2" failures="1">');
    expect(xml.match(/<failure /g)).toHaveLength(2);
  });

  test("no findings is a test that passes", () => {
    expect(printFindings([], "junit")).toContain('tests="1" failures="0"');
  });

  test.each([findings, hostile, []])("is well-formed XML", (...list) => {
    assertWellFormed(printFindings(list.flat(), "junit"));
  });

  test("the check for well-formedness sees faults", () => {
    for (const fault of ["<a><b></a>", '<a b="<"/>', "<a>&nope;</a>", "<a>\u0000</a>", "<a>]]></a>"]) {
      expect(() => assertWellFormed(fault), fault).toThrow();
    }
  });
});

describe("sarif", () => {
  const run = (list: readonly Finding[]) =>
    JSON.parse(printFindings(list, "sarif", { version: "1.2.3" })).runs[0];

  test("names the rules with their explanations and places every result", () => {
    const { tool, results } = run(findings);
    expect(tool.driver).toMatchObject({ name: "waybill", version: "1.2.3" });
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
      "refusal-missing",
      "topic-owners",
      "unknown-keyword",
    ]);
    expect(tool.driver.rules[2].help.text).toContain("To fix it:");
    expect(results[0]).toMatchObject({
      ruleId: "unknown-keyword",
      ruleIndex: 2,
      level: "error",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "orders/v1.schema.json" },
            region: { startLine: 12, startColumn: 5 },
          },
          logicalLocations: [{ fullyQualifiedName: "/properties/id/typ" }],
        },
      ],
    });
  });

  test("fingerprints survive moved lines and differ between findings, also alike ones", () => {
    const prints = (list: readonly Finding[]) =>
      run(list).results.map((result: { partialFingerprints: object }) =>
        JSON.stringify(result.partialFingerprints),
      );
    const moved = findings.map((finding) =>
      finding.line ? { ...finding, line: finding.line + 7 } : finding,
    );
    expect(prints(moved)).toEqual(prints(findings));
    expect(new Set(prints([...findings, ...findings])).size).toBe(6);
  });

  test("paths become URIs", () => {
    const uri = run(hostile).results[0].locations[0].physicalLocation.artifactLocation.uri;
    expect(uri).not.toMatch(/[\s<>"|]/);
  });
});

test.each(reportFormats)("%s of no findings is printable", (format) => {
  expect(() => printFindings([], format)).not.toThrow();
});
