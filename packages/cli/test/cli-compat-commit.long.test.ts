import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { folder, waybill } from "./cli-harness.ts";
import { commit, git, id, notes, repository, shallowClone, topicYaml, write } from "./support/compat.ts";

describe("a commit", () => {
  test("the merge base with main is the baseline, in a folder that is removed afterwards", async () => {
    const { root, hash } = await repository(notes(id(9)));
    git(root, "switch", "--quiet", "--create", "change");
    await write(root, notes(id(5)));
    commit(root);
    git(root, "switch", "--quiet", "main");
    await write(root, notes(id(3)));
    commit(root);
    git(root, "switch", "--quiet", "change");
    const temporary = await folder({});
    vi.stubEnv("TMPDIR", temporary);
    onTestFinished(() => void vi.unstubAllEnvs());
    const { code, stdout } = await waybill(["compat"], { cwd: join(root, "schemas/notes") });
    expect(code).toBe(1);
    expect(stdout).toContain(
      `compared with merge base ${hash.slice(0, 12)} (HEAD and main); nothing is released yet\n`,
    );
    expect(await readdir(temporary)).toEqual([]);
    expect((await waybill(["compat", "--against", "main"], { cwd: root })).code).toBe(0);
    expect((await waybill(["compat", "--against", "HEAD", "--json"], { cwd: root })).stdout).toContain(
      git(root, "rev-parse", "HEAD"),
    );
  });

  test("files are those of the commit, whatever attributes of git say", async () => {
    const fixture = {
      "schemas/notes/v1/ü b.pass.json": { id: 8 },
      ".gitattributes": "*.pass.json export-ignore\n",
    };
    const { root } = await repository(notes(id(9), topicYaml(), fixture));
    await rm(join(root, "schemas/notes/v1"), { recursive: true });
    await write(root, notes(id(5)));
    const { stdout } = await waybill(["compat", "--against", "HEAD"], { cwd: root });
    expect(stdout).toContain('released fixture "ü b"');
  });

  test("a ref that is not there is wrong usage, with what was meant", async () => {
    const { root } = await repository(notes(id(9)));
    git(root, "tag", "v1.2.0");
    const run = async (ref: string) => (await waybill(["compat", "--against", ref], { cwd: root })).stderr;
    expect(await run("v1.20")).toMatch(
      /"v1.20" is neither a folder nor known to git; did you mean "v1.2.0"\?/,
    );
    expect(await run("--upload-pack=x")).toMatch(/must be a folder or a ref/);
    expect((await waybill(["compat", "nots"], { cwd: root })).stderr).toMatch(/did you mean "notes"\?/);
    git(root, "branch", "--move", "trunk");
    expect((await waybill(["compat"], { cwd: root })).stderr).toMatch(
      /found no origin\/HEAD, .*pass --against/,
    );
  });

  test("everything is new since a commit without topics, and topics in another folder are told", async () => {
    const { root, hash } = await repository({ "README.md": "Nothing yet." });
    await write(root, notes(id(9)));
    const { code, stdout } = await waybill(["compat"], { cwd: root });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^1 new$/m)]);
    expect(stdout).toContain(
      `compared with merge base ${hash.slice(0, 12)} (HEAD and main), which has no topic yet; nothing is released yet\n`,
    );
    commit(root);
    git(root, "mv", "schemas", "contracts");
    const moved = await waybill(["compat", "--registry", "contracts"], { cwd: root });
    expect(moved.code).toBe(2);
    expect(moved.stderr).toMatch(/has no files in "contracts\/", but topics in "schemas\/"; check it out/);
  });

  test("outside of a repository the baseline has to be said", async () => {
    const cwd = await folder(notes(id(9)));
    if (existsSync(join(tmpdir(), ".git"))) return;
    expect((await waybill(["compat"], { cwd })).stderr).toMatch(/in no git repository; pass --against/);
    expect((await waybill(["compat", "--against", "main"], { cwd })).stderr).toMatch(
      /"main" must be a folder/,
    );
  });

  test("a shallow clone is told what to fetch, and that works", async () => {
    const { root } = await repository(notes(id(9)));
    const before = git(root, "rev-parse", "HEAD");
    git(root, "config", "uploadpack.allowAnySHA1InWant", "true");
    git(root, "switch", "--quiet", "--create", "change");
    await write(root, notes(id(5)));
    commit(root);
    const cwd = await shallowClone(root, "--branch=change");
    const stderr = async (...args: string[]) => (await waybill(["compat", ...args], { cwd })).stderr;
    const said = await stderr("--against", "main");
    expect(said).toBe(
      'waybill: "main" is not in this shallow clone; run: git fetch --depth=1 origin main && waybill compat --against FETCH_HEAD\n',
    );
    expect(await stderr("--against", "origin/main")).toContain("git fetch --depth=1 origin main &&");
    expect(await stderr("--against", before)).toContain(`git fetch --depth=1 origin ${before} &&`);
    expect(await stderr("--against", "HEAD~1")).toMatch(/run: git fetch --unshallow\n$/);
    git(cwd, "fetch", "--quiet", "--depth=1", "origin", "main");
    const { code, stdout } = await waybill(["compat", "--against", "FETCH_HEAD"], { cwd });
    expect([code, stdout]).toEqual([1, expect.stringContaining(before.slice(0, 12))]);
  });

  test("a branch that only the remote has is found there", async () => {
    const { root } = await repository(notes(id(9)));
    git(root, "branch", "stable");
    const target = await folder({});
    onTestFinished(() => rm(target, { recursive: true, force: true }));
    git(target, "clone", "--quiet", pathToFileURL(root).href, "clone");
    const { stdout } = await waybill(["compat", "--against", "stable"], { cwd: join(target, "clone") });
    expect(stdout).toContain("(origin/stable)");
  });
});
