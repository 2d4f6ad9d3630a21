import { join } from "node:path";
import { expect, test } from "vitest";
import { folder, waybill } from "./cli-harness.ts";
import { compare, type Files, id, notes, repository, topicYaml } from "./support/compat.ts";

const two = (first: number, second: number, mode = "backward"): Files =>
  notes(id(first), topicYaml(mode), { "schemas/notes/v2.schema.json": { ...id(second), title: "notes_2" } });

test.each([["notes@v2"], ["notes@2"], ["notes", "--version", "2"], ["notes", "--version", "v2"]])(
  "compat %s %s %s compares one version",
  async (...args) => {
    const { code, stdout } = await compare(two(9, 9), two(5, 5), ...args);
    expect(code).toBe(1);
    expect(stdout).toContain("v2 backward: breaking");
    expect(stdout).not.toContain("v1 backward");
  },
);

test("compat without a version compares all", async () => {
  const gone = two(9, 9);
  delete gone["schemas/notes/v1.schema.json"];
  expect((await compare(two(9, 9), two(5, 5), "notes")).stdout).toMatch(/v1 backward.*v2 backward/s);
  expect((await compare(two(9, 9), gone, "notes@v1")).stdout).toContain('"notes" v1 must not be removed');
  expect((await compare(two(9, 9), gone, "notes@v2")).code).toBe(0);
});

test("a version of a transitive topic is compared with the earlier ones, too", async () => {
  const { stdout } = await compare(two(9, 9), two(5, 5, "backward-transitive"), "notes@v2");
  expect(stdout).toContain("v1 → v2 backward: breaking");
  expect(stdout).not.toContain("  v1 backward");
});

test("validate, decode, encode, sample and list take the same forms, and need a version of several", async () => {
  const cwd = await folder({ ...two(9, 5), "note.json": { id: 9 } });
  const spellings = [["notes@v2"], ["notes@2"], ["notes", "--version", "2"]];
  for (const spelling of spellings) {
    expect((await waybill(["validate", ...spelling], { cwd, input: '{"id":9}' })).code).toBe(1);
    expect((await waybill(["decode", ...spelling], { cwd, input: '{"id":9}' })).code).toBe(1);
    expect((await waybill(["encode", ...spelling], { cwd, input: '{"id":9}' })).code).toBe(1);
    expect((await waybill(["sample", ...spelling], { cwd })).code).toBe(0);
    expect((await waybill(["list", ...spelling], { cwd })).stdout).toMatch(/^notes {2}v2 /m);
  }
  for (const command of ["validate", "decode", "encode", "sample"])
    expect(await waybill([command, "notes"], { cwd })).toMatchObject({
      code: 2,
      stderr: 'waybill: topic "notes" has the versions v1, v2; name one, as in "notes@v1"\n',
    });
  expect((await waybill(["list", "notes"], { cwd })).stdout).toMatch(/^notes {2}v1, v2 /m);
});

test("what is not there is refused with what is", async () => {
  const { root } = await repository(two(9, 5));
  const cases: [string[], string][] = [
    [["compat", "--against", "HEAD", "notes@v3"], 'topic "notes" has no version 3; it has v1, v2'],
    [["compat", "--against", "HEAD", "notes/v2"], 'did you mean "notes@v2"?'],
    [["compat", "--history", "notes@v3"], 'topic "notes" has no version 3; it has v1, v2'],
    [["compat", "--version", "2"], '--version needs one topic, got 0; name versions as in "topic@v2"'],
    [["list", "notes", "notes", "--version", "2"], "--version needs one topic, got 2"],
    [["compat", "a.json", "b.json", "--version", "2"], "--version is for topics"],
    [["compat", "--history", "a.json", "--version", "2"], '--version is for topics; "a.json" is a file'],
    [["check", "notes"], 'too many arguments for "check": expected at most 0, got 1; usage: waybill check'],
  ];
  for (const [args, message] of cases) {
    const { code, stderr } = await waybill(args, { cwd: root });
    expect([args, code, stderr]).toEqual([args, 2, expect.stringContaining(message)]);
  }
});

test("--history takes a version, and the name of a topic for no folder of the same name", async () => {
  const { root } = await repository(two(9, 5));
  const history = async (...args: string[]) =>
    (await waybill(["compat", "--history", ...args], { cwd: join(root, "schemas") })).stdout;
  expect(await history("notes")).toMatch(/notes\/v1\.schema\.json.*notes\/v2\.schema\.json/s);
  for (const args of [["notes@v2"], ["notes", "--version", "2"]])
    expect(await history(...args)).toMatch(/^\S*notes\/v2\.schema\.json\n/);
});
