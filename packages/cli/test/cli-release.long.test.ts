import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { folder, waybill } from "./cli-harness.ts";
import { id, notes, schemaOf, topicYaml, write } from "./support/compat.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-05-04T12:00:00Z") });
  onTestFinished(() => void vi.useRealTimers());
});

async function release(cwd: string, ...args: string[]) {
  const { code, stdout, stderr } = await waybill(["release", "--json", ...args], { cwd });
  if (code === 2) throw new Error(stderr);
  return { code, ...JSON.parse(stdout) };
}

const versionOf = async (cwd: string): Promise<string> =>
  JSON.parse(await readFile(join(cwd, "schemas/_released/release.json"), "utf8")).version;

test("the first release is 0.1.0, and the same again changes nothing", async () => {
  const cwd = await folder(notes(id(9), topicYaml(), { "schemas/notes/v1/a.pass.json": { id: 8 } }));
  const dry = await waybill(["release", "--dry-run"], { cwd });
  expect([dry.code, dry.stdout]).toEqual([
    0,
    "release 0.1.0 of 2026-05-04, the first\nwould write schemas/_released, files: 5 added\n",
  ]);
  expect(existsSync(join(cwd, "schemas/_released"))).toBe(false);
  const { code, stdout } = await waybill(["release"], { cwd });
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/wrote schemas\/_released.*\nnext: .* tag v0\.1\.0\n$/),
  ]);
  vi.setSystemTime(new Date("2026-06-01"));
  const before = await readFile(join(cwd, "schemas/_released/release.json"));
  const again = await waybill(["release"], { cwd });
  expect(again.stdout).toContain("nothing has changed since");
  expect(await readFile(join(cwd, "schemas/_released/release.json"))).toEqual(before);
  expect((await waybill(["lint"], { cwd })).stdout).not.toContain("_released");
});

test("a fixture that the contract does not bear out is not frozen with it", async () => {
  const cwd = await folder(notes(id(9), topicYaml(), { "schemas/notes/v1/a.pass.json": { id: 10 } }));
  const { code, stdout } = await waybill(["release"], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain("fixture must be accepted, but /id must be <= 9");
  expect(stdout).toMatch(/\nnot written: mend what is wrong first\n$/);
  expect(existsSync(join(cwd, "schemas/_released"))).toBe(false);
});

test("a topic without a version is no contract to freeze", async () => {
  const cwd = await folder(notes(id(9), topicYaml(), { "schemas/orders/topic.yaml": topicYaml() }));
  const { code, stdout } = await waybill(["release"], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain('topic "orders" has no version');
  expect(stdout).toMatch(/\nnot written: mend what is wrong first\n$/);
  expect(existsSync(join(cwd, "schemas/_released"))).toBe(false);
});

test("a version that says too little is answered with the one that says that it breaks", async () => {
  const cwd = await folder(notes(id(9)));
  await release(cwd, "--version", "1.0.0");
  await write(cwd, { "schemas/notes/v1.schema.json": id(5) });
  const { code, stdout } = await waybill(["release", "--version", "1.0.1"], { cwd });
  expect(code).toBe(1);
  expect(stdout).toMatch(/or say that it breaks: --version 2\.0\.0\n$/);
});

test("the version follows from what the change does to readers and writers", async () => {
  const cwd = await folder(notes(id(9)));
  const set = (schema: object) => write(cwd, { "schemas/notes/v1.schema.json": schema });
  await release(cwd, "--version", "1.0.0");
  await set({ ...id(9), description: "Another word." });
  expect(await release(cwd)).toMatchObject({ version: "1.0.1", previous: "1.0.0", level: "annotations" });
  await write(cwd, { "schemas/notes/v1/a.pass.json": { id: 8 } });
  expect(await release(cwd)).toMatchObject({ version: "1.0.2", level: "annotations" });
  await set(id(10));
  expect(await release(cwd)).toMatchObject({
    version: "1.1.0",
    level: "additions",
    reasons: [{ text: '"notes" accepts other messages than before' }],
  });
  await write(cwd, { "schemas/notes/v2.schema.json": id(1) });
  expect(await release(cwd)).toMatchObject({ version: "1.2.0", reasons: [{ text: '"notes" v2 is new' }] });
  await write(cwd, { "schemas/other/topic.yaml": topicYaml(), "schemas/other/v1.schema.json": id(1) });
  expect(await release(cwd)).toMatchObject({ version: "1.3.0", reasons: [{ text: 'topic "other" is new' }] });
  expect(await versionOf(cwd)).toBe("1.3.0");
});

test("what breaks programs and no messages is breaking, and not refused", async () => {
  const unit = (values: readonly string[]) => schemaOf({ unit: { enum: values } });
  const cwd = await folder(notes(unit(["g"])));
  await release(cwd, "--version", "1.0.0");
  await write(cwd, { "schemas/notes/v1.schema.json": unit(["g", "kg"]) });
  expect(await release(cwd)).toMatchObject({
    code: 0,
    version: "2.0.0",
    level: "breaking",
    reasons: [{ text: '"notes" breaks programs, though no messages: types of NotesV1' }],
    isWritten: true,
  });
});

test("breaks keep a release from being written, unless they are accepted or the version says so", async () => {
  const cwd = await folder(notes(id(9)));
  await release(cwd);
  await write(cwd, { "schemas/notes/v1.schema.json": id(5) });
  const refused = await release(cwd);
  expect(refused).toMatchObject({
    code: 1,
    version: "0.2.0",
    level: "breaking",
    reasons: [{ text: '"notes" is breaking (1 not accepted)' }],
    findings: [{ rule: "compat-breaking" }],
    isWritten: false,
  });
  expect((await waybill(["release"], { cwd })).stdout).toMatch(
    /not written: 1 finding is not accepted; .*--version 0\.2\.0\n$/,
  );
  expect(await release(cwd, "--version", "0.1.1")).toMatchObject({ code: 1, isWritten: false });
  expect(await versionOf(cwd)).toBe("0.1.0");

  const accepting = ["--reason", "Nobody sends these any more.", "--until", "2026-12-31"];
  await waybill(["accept", refused.findings[0].fingerprint, ...accepting], { cwd });
  expect(await release(cwd)).toMatchObject({ code: 0, version: "0.2.0", level: "breaking", isWritten: true });
  expect(await readFile(join(cwd, "schemas/waivers.yaml"), "utf8")).toMatch(/\nwaivers: \[\]\n$/);

  await write(cwd, { "schemas/notes/v1.schema.json": id(4) });
  expect(await release(cwd, "--version", "0.3.0")).toMatchObject({ code: 0, isWritten: true });
  await release(cwd, "--version", "1.0.0");
  expect(await versionOf(cwd)).toBe("1.0.0");
  await rm(join(cwd, "schemas/notes"), { recursive: true });
  await write(cwd, { "schemas/other/topic.yaml": topicYaml(), "schemas/other/v1.schema.json": id(1) });
  expect(await release(cwd, "--version", "1.1.0")).toMatchObject({ code: 1, version: "1.1.0" });
  expect(await release(cwd)).toMatchObject({ code: 1, version: "2.0.0" });
});

test("a release that nobody has got is frozen anew under its version", async () => {
  const cwd = await folder(notes(id(9)));
  await release(cwd);
  await write(cwd, { "schemas/notes/v1.schema.json": id(10) });
  await expect(release(cwd, "--version", "0.1.0")).rejects.toThrow(/0\.1\.0 is released; .*--replace/);
  await expect(release(cwd, "--replace", "--version", "0.2.0")).rejects.toThrow(/leave out --version/);
  expect(await release(cwd, "--replace")).toMatchObject({ version: "0.1.0", isWritten: true });
  expect(existsSync(join(cwd, "schemas/_released/_history"))).toBe(false);
  expect((await waybill(["compat"], { cwd })).stdout).toMatch(/\n1 unchanged\n$/);
  for (const args of [["release", "--replace"], ["release"]])
    expect((await waybill(args, { cwd })).stdout).toMatch(
      /^release 0\.1\.0 of [\d-]+, stands: nothing has changed since\nschemas\/_released is as it would be written\n$/,
    );
});

test("what cannot be taken at its word is not frozen", async () => {
  const cwd = await folder(notes(schemaOf({ id: { $ref: "../_shared/gone.schema.json" } })));
  expect(await release(cwd)).toMatchObject({ code: 1, findings: [{ rule: "unresolved-ref" }] });
  await write(cwd, { "schemas/notes/v1.schema.json": id(9) });
  await release(cwd);
  await write(cwd, { "schemas/_released/notes/v1.schema.json": id(1) });
  const { code, findings } = await release(cwd);
  expect(code).toBe(1);
  expect(findings).toContainEqual(expect.objectContaining({ rule: "baseline-edited" }));
  expect((await waybill(["check"], { cwd })).stdout).toContain("baseline-edited");
});

test.each([
  [["--version", "next"], /semantic version/],
  [["--version", "0.0.9"], /later than the last release 0\.1\.0/],
])("%j is wrong usage", async (args, message) => {
  const cwd = await folder(notes(id(9)));
  await release(cwd);
  await expect(release(cwd, ...args)).rejects.toThrow(message);
  const empty = await folder(notes(id(9)));
  await expect(release(empty, "--replace")).rejects.toThrow(/nothing is released yet/);
});
