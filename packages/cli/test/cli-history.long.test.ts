import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folder, waybill } from "./cli-harness.ts";
import {
  commit,
  type Files,
  git,
  id,
  notes,
  repository,
  schemaOf,
  shallowClone,
  write,
} from "./support/compat.ts";

async function history(cwd: string, ...args: string[]) {
  const { code, stdout, stderr } = await waybill(["compat", "--history", "--json", ...args], { cwd });
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout).histories;
}

const change = async (root: string, files: Files) => {
  await write(root, files);
  return commit(root);
};

interface Step {
  readonly kind: string;
  readonly file: string;
  readonly directions: readonly { readonly direction: string; readonly verdict: string }[];
}

/** `changed backward breaking, forward compatible` for each step. */
const told = (steps: readonly Step[]): string[] =>
  steps.map(({ kind, directions }) =>
    [kind, directions.map(({ direction, verdict }) => `${direction} ${verdict}`).join(", ")].join(" ").trim(),
  );

describe("the history of a topic", () => {
  test("has a step for each commit that changed the schema, or what it refers to", async () => {
    const part = (maximum: number) => ({
      "schemas/_shared/part.v1.schema.json": { type: "integer", maximum },
    });
    const { root } = await repository({
      ...notes(schemaOf({ id: { $ref: "../_shared/part.v1.schema.json" } })),
      ...part(9),
    });
    const widened = await change(root, part(10));
    await change(root, { "README.md": "Not a schema." });
    await change(root, {
      "schemas/notes/v1.schema.json": `${await readFile(join(root, "schemas/notes/v1.schema.json"), "utf8")}\n`,
    });
    await change(root, { "schemas/notes/v1.schema.json": schemaOf({ id: { type: "integer", maximum: 5 } }) });
    const [{ file, steps, unchanged, isCut }] = await history(root, "notes");
    expect([file, unchanged, isCut]).toEqual(["schemas/notes/v1.schema.json", 1, false]);
    expect(told(steps)).toEqual([
      "added",
      "changed backward compatible, forward breaking",
      "changed backward breaking, forward compatible",
    ]);
    expect(steps[1]).toMatchObject({
      hash: widened,
      subject: "change",
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    expect(told((await history(root, "notes", "--mode", "backward"))[0].steps)[1]).toBe(
      "changed backward compatible",
    );

    const { code, stdout } = await waybill(["compat", "--history", "notes"], { cwd: root });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /backward: breaking\n {4}\/id must be <= 5[\s\S]*forward: breaking[\s\S]* added\n/,
    );
    expect(stdout).toMatch(
      /\n2 changes: 1 backward breaking, 1 forward breaking; 1 other commit changed nothing that is compared\n$/,
    );
  });

  test("follows renames, and ends where a schema is gone", async () => {
    const { root } = await repository({ "old name/a.json": id(9), "other.json": id(1) });
    await change(root, { "old name/a.json": id(8) });
    git(root, "mv", "old name", "schemas");
    commit(root);
    await change(root, { "schemas/a.json": id(7) });
    const [{ steps, unchanged }] = await history(join(root, "schemas"), "a.json");
    expect(told(steps)).toEqual(["added", ...Array(2).fill("changed backward breaking, forward compatible")]);
    expect(steps.map((step: Step) => step.file)).toEqual([
      "old name/a.json",
      "old name/a.json",
      "schemas/a.json",
    ]);
    expect(unchanged).toBe(1);
    const text = (await waybill(["compat", "--history", "schemas/a.json"], { cwd: root })).stdout;
    expect(text).toContain("as old name/a.json");
    await rm(join(root, "schemas"), { recursive: true });
    commit(root);
    expect(told((await history(root, "schemas/a.json"))[0].steps).at(-1)).toBe("removed");
  });

  test("takes a merge for one commit", async () => {
    const { root } = await repository(notes(id(9)));
    git(root, "switch", "--quiet", "--create", "side");
    await change(root, { "schemas/notes/v1.schema.json": id(3) });
    await change(root, { "schemas/notes/v1.schema.json": id(8) });
    git(root, "switch", "--quiet", "main");
    await change(root, { "README.md": "Meanwhile." });
    git(root, "merge", "--quiet", "--no-ff", "--message=merged", "side");
    const [{ steps }] = await history(root, "notes");
    expect(told(steps)).toEqual(["added", "changed backward breaking, forward compatible"]);
    expect(steps[1].subject).toBe("merged");
  });

  test("says that a shallow clone has but a part", async () => {
    const { root } = await repository(notes(id(9)));
    await change(root, { "schemas/notes/v1.schema.json": id(8) });
    const clone = await shallowClone(root);
    const [{ steps, isCut }] = await history(clone, "notes");
    expect([told(steps), isCut]).toEqual([["added"], true]);
    const { stdout } = await waybill(["compat", "--history", "notes"], { cwd: clone });
    expect(stdout).toContain("this clone is shallow: what is before its first commit is not here");
  });
});

test("is asked for wrongly", async () => {
  const { root } = await repository(notes(id(9)));
  const said = async (...args: string[]) => {
    const { code, stderr } = await waybill(["compat", "--history", ...args], { cwd: root });
    expect(code).toBe(2);
    return stderr;
  };
  expect(await said()).toContain("needs a topic or a schema file");
  expect(await said("nots")).toContain('did you mean "notes"?');
  expect(await said("gone.json")).toContain('"gone.json" has no history');
  expect(await said("notes", "--against", "main")).toContain("neither --against");
  expect(await said("notes", "--format", "sarif")).toContain("text or json");
  const outside = await folder({ "a.json": id(9) });
  const { stderr } = await waybill(["compat", "--history", "a.json"], { cwd: outside });
  expect(stderr).toContain("in no git repository");
});
