import { rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { folder, SMALL_REGISTRY, waybill } from "./cli-harness.ts";
import { commit, git, id, notes, repository, topicYaml, write } from "./support/compat.ts";

const SCHEMA = "schemas/notes/v1.schema.json";
const TOPIC = "schemas/notes/topic.yaml";

async function changed(change: (root: string) => Promise<unknown>) {
  const { root } = await repository(notes(id(9)));
  await change(root);
  return waybill(["compat"], { cwd: root });
}

const linkToNothing = async (path: string): Promise<void> => {
  await rm(path);
  await symlink("nowhere", path);
};

test("compat calls no topic compatible whose contract cannot be read", async () => {
  const cases: [(root: string) => Promise<unknown>, string][] = [
    [
      (root) => write(root, { [TOPIC]: "description: [" }),
      '"notes" could not be compared: topic.yaml must be YAML',
    ],
    [(root) => rm(join(root, TOPIC)), '"notes" could not be compared: topic.yaml must not be missing'],
    [(root) => linkToNothing(join(root, TOPIC)), "topic.yaml must be readable: it links to nothing"],
    [
      (root) => linkToNothing(join(root, SCHEMA)),
      "notes/v1.schema.json must be readable: it links to nothing",
    ],
    [(root) => write(root, { [SCHEMA]: "" }), "notes/v1.schema.json:1 must be JSON"],
    [
      (root) => write(root, { [SCHEMA]: { ...id(9), not: null } }),
      '"not" must be a schema [malformed-keyword]',
    ],
  ];
  for (const [change, message] of cases) {
    const { code, stdout } = await changed(change);
    expect([code, stdout]).toEqual([1, expect.stringContaining(message)]);
    expect(stdout).toContain("to do   mend it, and compare again");
    expect(stdout).toMatch(/\n1 unknown\n$/);
  }
});

test("what was malformed before and is not now is no change of what was accepted", async () => {
  const { root } = await repository(notes({ ...id(9), not: null }));
  await write(root, { [SCHEMA]: id(9) });
  expect(await waybill(["compat"], { cwd: root })).toMatchObject({ code: 0 });
});

test("a baseline that cannot be read proves nothing", async () => {
  const { root } = await repository(notes(id(9), "description: ["));
  await write(root, { [TOPIC]: topicYaml() });
  const { code, stdout } = await waybill(["compat"], { cwd: root });
  expect([code, stdout]).toEqual([1, expect.stringContaining("topic.yaml of the baseline must be YAML")]);
});

test("generate writes nothing of a contract that cannot be read in full", async () => {
  const cwd = await folder(SMALL_REGISTRY);
  expect(await waybill(["generate", "--out", "gen"], { cwd })).toMatchObject({ code: 0 });
  await write(cwd, { [SCHEMA]: "" });
  const { code, stdout, stderr } = await waybill(["generate", "--out", "gen"], { cwd });
  expect([code, stderr]).toEqual([1, "waybill: nothing was written; mend what cannot be read first\n"]);
  expect(stdout).toContain("must be JSON: ends too early");
  await write(cwd, { [SCHEMA]: SMALL_REGISTRY[SCHEMA] });
  const again = await waybill(["generate", "--out", "gen"], { cwd });
  expect(again.stdout).toContain("all were current");
});

test("a repository whose default branch is master is compared with it", async () => {
  const { root } = await repository(notes(id(9)));
  git(root, "branch", "--move", "master");
  git(root, "checkout", "--quiet", "-b", "feature");
  await write(root, { [SCHEMA]: id(5) });
  commit(root);
  const { code, stdout } = await waybill(["compat"], { cwd: root });
  expect([code, stdout]).toEqual([1, expect.stringContaining("(HEAD and master)")]);
});

test("what git refuses is told with what to do", async () => {
  const { root } = await repository(notes(id(9)));
  const cases = [["compat"], ["compat", "--against", "main"], ["compat", "--history", "notes"]];
  vi.stubEnv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
  onTestFinished(() => void vi.unstubAllEnvs());
  for (const args of cases)
    expect(await waybill(args, { cwd: root })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^waybill: git does not trust ".*", which belongs to another user; run: git config --global --add safe\.directory ".*"\n$/,
      ),
    });
  vi.unstubAllEnvs();
  await write(root, { ".git/config": "[" });
  for (const args of cases)
    expect((await waybill(args, { cwd: root })).stderr).toMatch(
      /git cannot use the repository .* bad config line \d/,
    );
});

describe("a schema that is a link", () => {
  async function linked(target: string) {
    const { root } = await repository({ ...notes(id(9)), "common/notes.json": id(9) });
    await rm(join(root, SCHEMA));
    await symlink(target, join(root, SCHEMA));
    commit(root);
    return root;
  }

  test("is compared with the file that it led to", async () => {
    const root = await linked("../../common/notes.json");
    await write(root, { "common/notes.json": id(5) });
    const { code, stdout } = await waybill(["compat"], { cwd: root });
    expect([code, stdout]).toEqual([1, expect.stringContaining("/id must be <= 5")]);
    commit(root);
    const history = (await waybill(["compat", "--history", "notes"], { cwd: root })).stdout;
    expect(history).toMatch(/^common\/notes\.json\n/);
    expect(history).toContain("1 change: 1 backward breaking");
  });

  test.each(["/etc/hostname", "../../../elsewhere.json", "missing.json", "v1.schema.json"])(
    "to %s proves nothing",
    async (target) => {
      const root = await linked(target);
      await rm(join(root, SCHEMA));
      await write(root, { [SCHEMA]: id(9) });
      const { code, stdout } = await waybill(["compat"], { cwd: root });
      expect([code, stdout]).toEqual([1, expect.stringContaining("it links to nothing [unreadable-file]")]);
    },
  );
});

test("of two files each has to be one, of UTF-8, with a schema", async () => {
  const cwd = await folder({
    "new.json": id(9),
    "folder.json/x": "",
    "latin.json": new Uint8Array([0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d]),
    "list.json": [],
    "cut.json": "{",
  });
  const cases = [
    ["folder.json", 'cannot read "folder.json": it is a folder, expected a file'],
    ["missing.json", 'cannot read "missing.json": there is no such file'],
    ["latin.json", '"latin.json" must be JSON: it is not UTF-8'],
    ["list.json", '"list.json" must hold a schema: an object, true or false'],
    ["cut.json", '"cut.json" must be JSON: expected a quoted key'],
  ] as const;
  for (const [file, message] of cases)
    expect(await waybill(["compat", file, "new.json"], { cwd })).toMatchObject({
      code: 2,
      stderr: `waybill: ${message}\n`,
    });
});

test("list says that the only topic is a link to nothing", async () => {
  const cwd = await folder({ "schemas/README.md": "" });
  await symlink("nowhere", join(cwd, "schemas/orders"));
  const { code, stderr } = await waybill(["list"], { cwd });
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining('"orders" must be readable: it links to nothing'),
  ]);
});
