import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { create, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { describe, expect, test } from "vitest";
import { folder, SMALL_PROTO, SMALL_REGISTRY, waybill } from "./cli-harness.ts";
import { commit, git, id, notes, repository, schemaOf, topicYaml, write } from "./support/compat.ts";
import { release } from "./support/released.ts";

async function compat(cwd: string, ...args: string[]) {
  const { code, stdout, stderr } = await waybill(["compat", "--json", ...args], { cwd });
  if (code === 2) throw new Error(stderr);
  const report = JSON.parse(stdout);
  return { code, report, rules: report.findings.map(({ rule }: { rule: string }) => rule) };
}

describe("the last release", () => {
  test("is what changes are compared with, without git", async () => {
    const cwd = await folder(notes(id(9), topicYaml(), { "schemas/notes/v1/a.pass.json": { id: 8 } }));
    await release(join(cwd, "schemas"), "1.0.0");
    expect(await compat(cwd)).toMatchObject({
      code: 0,
      report: {
        baseline: "release 1.0.0 of 2026-01-02",
        release: "1.0.0",
        topics: [{ status: "unchanged" }],
      },
    });
    await write(cwd, { "schemas/notes/v1.schema.json": id(5) });
    await rm(join(cwd, "schemas/notes/v1"), { recursive: true });
    expect(await compat(cwd)).toMatchObject({
      code: 1,
      rules: ["compat-breaking", "released-fixture-refused"],
    });
    await rm(join(cwd, "schemas/notes"), { recursive: true });
    await write(cwd, { "schemas/other/topic.yaml": topicYaml(), "schemas/other/v1.schema.json": id(5) });
    expect(await compat(cwd)).toMatchObject({ code: 1, rules: ["topic-removed"] });
  });

  test("that was edited by hand is an error", async () => {
    const cwd = await folder(notes(id(9)));
    await release(join(cwd, "schemas"), "1.0.0");
    await write(cwd, { "schemas/_released/notes/v1.schema.json": id(9) });
    const { code, report } = await compat(cwd);
    expect([code, report.verdict]).toEqual([1, "breaking"]);
    expect(report.findings).toMatchObject([
      {
        rule: "baseline-edited",
        file: "schemas/_released/notes",
        message: expect.stringContaining("was edited"),
      },
    ]);
    const { stdout } = await waybill(["compat"], { cwd });
    expect(stdout).toContain("baseline-edited");
  });

  test("is the baseline only where no other is named; a repository without one says so", async () => {
    const { root } = await repository(notes(id(9)));
    expect((await compat(root)).report.baseline).toMatch(
      /^merge base [0-9a-f]{12} \(HEAD and main\); nothing is released yet$/,
    );
    await release(join(root, "schemas"), "1.0.0");
    await write(root, notes(id(5)));
    commit(root);
    expect(await compat(root, "--against", "main")).toMatchObject({ code: 0 });
    expect(await compat(root)).toMatchObject({ code: 1 });
  });

  test("Protobuf messages are read from its image, and not at all when their sources are the same", async () => {
    const cwd = await folder({ ...SMALL_REGISTRY, ...SMALL_PROTO });
    await release(join(cwd, "schemas"), "1.0.0");
    await writeFile(join(cwd, "schemas/_released/image.binpb"), "no image");
    const { rules, report } = await compat(cwd);
    expect(rules).toEqual(["baseline-edited"]);
    expect(report.topics.map(({ status }: { status: string }) => status)).toEqual(Array(3).fill("unchanged"));
  });

  test("integers beyond doubles are compared as they were written", async () => {
    const limit = (digits: string) =>
      JSON.stringify(id(0)).replace('"maximum":0', `"maximum":${digits},"format":"int64"`);
    const cwd = await folder(notes({}, topicYaml("full")));
    await write(cwd, { "schemas/notes/v1.schema.json": limit("9007199254740993") });
    await release(join(cwd, "schemas"), "1.0.0");
    await write(cwd, { "schemas/notes/v1.schema.json": limit("9007199254740992") });
    const { report } = await compat(cwd);
    expect(report.findings[0].message).toContain('{"id":9007199254740993}');
    expect(report.topics[0].directions).toMatchObject([{ verdict: "breaking" }, { verdict: "compatible" }]);
  });
});

test("transitive modes look at every schema that was released", async () => {
  const other = { other: { type: "string" } };
  const cwd = await folder(
    notes(schemaOf({ ...other, text: { type: "string" } }), topicYaml("backward-transitive")),
  );
  await release(join(cwd, "schemas"), "1.0.0");
  const set = (properties: object) => write(cwd, { "schemas/notes/v1.schema.json": schemaOf(properties) });
  await set(other);
  const lenient = ["--undeclared", "declared-only"];
  expect(await compat(cwd, ...lenient)).toMatchObject({ code: 0 });
  await release(join(cwd, "schemas"), "1.1.0");
  // Nobody who writes by the last release sends "text"; who writes by the one before may send any.
  await set({ ...other, text: { type: "integer" } });
  const { report } = await compat(cwd, ...lenient);
  expect(report.topics[0].directions).toMatchObject([
    { old: "v1", verdict: "compatible" },
    { old: "v1 of 1.0.0", new: "v1", verdict: "breaking" },
  ]);
  const messages = report.findings.map(({ message }: { message: string }) => message);
  expect(messages).toContainEqual(expect.stringMatching(/^"notes" v1 since v1 of 1\.0\.0, backward:/));
  const direct = await compat(cwd, ...lenient, "--mode", "backward");
  expect(direct.report.topics[0].directions).toHaveLength(1);

  await write(cwd, {
    "schemas/notes/v2.schema.json": schemaOf({ ...other, text: { type: "integer" } }),
  });
  await set(other);
  const added = await compat(cwd, ...lenient);
  expect(added.report.topics[0].directions).toMatchObject([
    { old: "v1", new: "v2", verdict: "compatible" },
    { old: "v1 of 1.0.0", new: "v2", verdict: "breaking" },
  ]);
  const before = join(await folder(notes(schemaOf(other), topicYaml("backward-transitive"))), "schemas");
  const elsewhere = await compat(cwd, ...lenient, "--against", before);
  expect(elsewhere.report.topics[0].directions).toMatchObject([
    { old: "v1", new: "v2" },
    { old: "v1 of 1.0.0", new: "v2", verdict: "breaking" },
  ]);
});

describe("what --against names", () => {
  test("another checkout, with the commit that it is at", async () => {
    const { root, hash } = await repository(notes(id(9)));
    const cwd = await folder(notes(id(5)));
    const clean = await compat(cwd, "--against", root);
    expect(clean).toMatchObject({
      code: 1,
      report: { baseline: `folder ${root} at commit ${hash.slice(0, 12)}`, commit: hash },
    });
    await write(root, notes(id(5)));
    const { report } = await compat(cwd, "--against", root);
    expect(report.baseline).toMatch(/ at commit [0-9a-f]{12}, with changes that are not committed$/);
    expect(report.commit).toBeUndefined();
  });

  test("a folder without topics is wrong usage", async () => {
    const cwd = await folder(notes(id(9)));
    const empty = await folder({});
    await expect(compat(cwd, "--against", empty)).rejects.toThrow(/must hold topic folders/);
  });

  test("an image, which judges Protobuf topics alone", async () => {
    const cwd = await folder({
      ...SMALL_REGISTRY,
      ...SMALL_PROTO,
      "x.binpb": "no image",
      "old.binpb": SMALL_PROTO["point.binpb"],
    });
    const { code, report } = await compat(cwd, "--against", "old.binpb");
    expect(code).toBe(0);
    expect(report.topics).toMatchObject([{ topic: "points", status: "unchanged" }]);
    await expect(compat(cwd, "notes", "--against", "old.binpb")).rejects.toThrow(
      /"notes", which is no Protobuf topic/,
    );
    await expect(compat(cwd, "--against", "x.binpb")).rejects.toThrow(/"x.binpb" must be .*an image/);
    const none = toBinary(FileDescriptorSetSchema, create(FileDescriptorSetSchema));
    await writeFile(join(cwd, "x.binpb"), none);
    await expect(compat(cwd, "--against", "x.binpb")).rejects.toThrow(/"x.binpb" must be .*an image/);
  });

  test("a ref, also where a release is frozen and the clone is shallow", async () => {
    const { root } = await repository(notes(id(9)));
    await release(join(root, "schemas"), "1.0.0");
    commit(root);
    git(root, "tag", "v1.0.0");
    await write(root, notes(id(5)));
    expect((await compat(root, "--against", "v1.0.0")).report).toMatchObject({
      baseline: `commit ${git(root, "rev-parse", "HEAD").slice(0, 12)} (v1.0.0)`,
      verdict: "breaking",
    });
  });
});
