import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { folder, waybill } from "./cli-harness.ts";
import { id, notes, topicYaml, write } from "./support/compat.ts";
import { release } from "./support/released.ts";

const REASON = "Nobody has sent more than five since May.";

beforeEach(() => setToday("2026-05-04"));

function setToday(day: string): void {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(`${day}T12:00:00Z`) });
  onTestFinished(() => void vi.useRealTimers());
}

/** A registry with a release and a change since that breaks. */
async function broken(): Promise<string> {
  const cwd = await folder(notes(id(9)));
  await release(join(cwd, "schemas"), "1.0.0");
  await write(cwd, { "schemas/notes/v1.schema.json": id(5) });
  return cwd;
}

async function compat(cwd: string, ...args: string[]) {
  const { code, stdout } = await waybill(["compat", "--json", ...args], { cwd });
  const report = JSON.parse(stdout);
  return { code, report, findings: report.findings };
}

async function accept(cwd: string, fingerprint: string, reason = REASON, until = "2026-12-31") {
  return waybill(["accept", fingerprint, "--reason", reason, "--until", until], { cwd });
}

const waiversOf = (cwd: string) => readFile(join(cwd, "schemas/waivers.yaml"), "utf8");

test("an accepted break is shown with its reason, fails no more, and is not called compatible", async () => {
  const cwd = await broken();
  const [{ fingerprint }] = (await compat(cwd)).findings;
  const { code, stdout } = await accept(cwd, fingerprint);
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(
      /^accepted until 2026-12-31, in schemas\/waivers\.yaml:\n {2}[0-9a-f]{16} {2}"notes" v1/,
    ),
  ]);
  expect(await waiversOf(cwd)).toContain(`  - fingerprint: ${fingerprint}\n`);
  const { code: after, report, findings } = await compat(cwd);
  expect([after, report.verdict]).toEqual([0, "compatible"]);
  expect(findings).toMatchObject([
    {
      severity: "warning",
      fingerprint,
      hint: `accepted until 2026-12-31: ${REASON}`,
      waived: { reason: REASON },
    },
  ]);
  expect(report.topics).toMatchObject([
    { verdict: "breaking", isWaived: true, directions: [{ verdict: "breaking" }] },
  ]);
  const text = (await waybill(["compat"], { cwd })).stdout;
  expect(text).toContain(REASON);
  expect(text).toMatch(/\n1 accepted\n$/);
  const sarif = JSON.parse((await waybill(["compat", "--format", "sarif"], { cwd })).stdout);
  expect(sarif.runs[0].results[0].suppressions).toEqual([
    { kind: "external", status: "accepted", justification: REASON },
  ]);
  expect((await waybill(["lint"], { cwd })).stdout).not.toContain("waiver");
});

test("another change at the same place is another finding, and the old waiver is unused", async () => {
  const cwd = await broken();
  await accept(cwd, (await compat(cwd)).findings[0].fingerprint);
  await write(cwd, { "schemas/notes/v1.schema.json": id(4) });
  const { code, findings } = await compat(cwd);
  expect(code).toBe(1);
  expect(findings).toMatchObject([
    { rule: "compat-breaking", severity: "error" },
    { rule: "waiver-unused", severity: "warning", file: "schemas/waivers.yaml", line: 4 },
  ]);
  // Who looks at a part of everything cannot tell what is unused.
  const part = await compat(cwd, "notes");
  expect(part.findings.map(({ rule }: { rule: string }) => rule)).toEqual(["compat-breaking"]);
});

test("a waiver ends after its last day, and can be renewed; comments stay", async () => {
  const cwd = await broken();
  const [{ fingerprint }] = (await compat(cwd)).findings;
  await accept(cwd, fingerprint, REASON, "2026-05-04");
  expect((await compat(cwd)).code).toBe(0);
  await write(cwd, { "schemas/waivers.yaml": `# Agreed with the readers.\n${await waiversOf(cwd)}` });
  setToday("2026-05-05");
  const { code, findings } = await compat(cwd);
  expect(code).toBe(1);
  expect(findings).toMatchObject([
    { rule: "compat-breaking", severity: "error" },
    {
      rule: "waiver-expired",
      severity: "error",
      line: 5,
      message: expect.stringContaining("ended on 2026-05-04"),
    },
  ]);
  const { stdout } = await accept(
    cwd,
    fingerprint.slice(0, 6),
    "They said June at the latest.",
    "2026-06-30",
  );
  expect(stdout).toMatch(/^renewed until 2026-06-30/);
  expect(await waiversOf(cwd)).toMatch(/^# Agreed with the readers\.\n/);
  expect((await waiversOf(cwd)).match(/fingerprint:/g)).toHaveLength(1);
  expect((await compat(cwd)).code).toBe(0);
});

test("several breaks are accepted at once, or none of them", async () => {
  const cwd = await folder(notes(id(9), topicYaml(), { "schemas/notes/v1/a.pass.json": { id: 8 } }));
  await waybill(["release"], { cwd });
  await write(cwd, { "schemas/notes/v1.schema.json": id(5) });
  const fingerprints = (await compat(cwd)).findings.map(
    ({ fingerprint }: { fingerprint: string }) => fingerprint,
  );
  expect(fingerprints).toHaveLength(2);
  const options = ["--reason", REASON, "--until", "2026-12-31"];
  const wrong = await waybill(["accept", fingerprints[0], "0000000000000000", ...options], { cwd });
  expect(wrong.code).toBe(2);
  expect(await readdir(join(cwd, "schemas"))).not.toContain("waivers.yaml");
  const { code, stdout } = await waybill(["accept", ...fingerprints, ...options], { cwd });
  expect([
    code,
    stdout.match(/^accepted until/gm)?.length,
    stdout.match(/^ {2}[0-9a-f]{16} /gm)?.length,
  ]).toEqual([0, 1, 2]);
  expect((await compat(cwd)).code).toBe(0);
});

describe("wrong usage is told", () => {
  test("of options", async () => {
    const cwd = await broken();
    const [{ fingerprint }] = (await compat(cwd)).findings;
    const said = async (...args: string[]) => {
      const { code, stderr } = await waybill(["accept", fingerprint, ...args], { cwd });
      expect(code).toBe(2);
      return stderr;
    };
    expect(await said("--until", "2026-12-31")).toContain("--reason with a sentence");
    expect(await said("--reason", "ok", "--until", "2026-12-31")).toContain("--reason with a sentence");
    expect(await said("--reason", REASON)).toContain("--until with a day");
    expect(await said("--reason", REASON, "--until", "2026-02-30")).toContain("--until with a day");
    expect(await said("--reason", REASON, "--until", "2026-05-03")).toContain("must not be in the past");
  });

  test("of fingerprints, with the one that was meant", async () => {
    const cwd = await broken();
    const [{ fingerprint }] = (await compat(cwd)).findings;
    const wrong = `${fingerprint.slice(0, 15)}${fingerprint.endsWith("0") ? "1" : "0"}`;
    const { code, stderr } = await accept(cwd, wrong);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(`did you mean ${fingerprint} ("notes" v1, backward:`),
    ]);
    expect((await accept(cwd, fingerprint.slice(0, 3))).code).toBe(2);
    await write(cwd, { "schemas/notes/v1.schema.json": id(9) });
    expect((await accept(cwd, fingerprint)).stderr).toMatch(
      /nothing is to be accepted: compared with release 1\.0\.0/,
    );
    await write(cwd, { "schemas/waivers.yaml": "[" });
    expect((await accept(cwd, fingerprint)).stderr).toMatch(/waivers\.yaml must be YAML/);
  });
});

test("what is no matter of schemas is accepted the same way", async () => {
  const cwd = await broken();
  await write(
    cwd,
    notes(id(9), topicYaml("backward", "kafka: { retention.ms: 1, max.message.bytes: 1000000 }")),
  );
  const { findings } = await compat(cwd);
  expect(findings).toMatchObject([{ rule: "retention-lowered", severity: "error" }]);
  expect((await accept(cwd, findings[0].fingerprint)).code).toBe(0);
  expect(await compat(cwd)).toMatchObject({ code: 0, report: { topics: [{ isWaived: true }] } });
});
