import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { UsageError } from "../registry/usage-error.ts";
import { writeImport } from "./write-import.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "waybill-write-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe("writing an import", () => {
  const small = (files: Record<string, string>) => ({
    files: new Map(Object.entries(files).map(([file, content]) => [file, new TextEncoder().encode(content)])),
  });

  test("again replaces what the last one wrote and deletes what is gone", async () => {
    const out = path.join(root, "again");
    await writeImport(out, small({ "a/topic.yaml": "1", "b/topic.yaml": "1" }));
    await writeImport(out, small({ "a/topic.yaml": "2" }));
    expect(await readFile(path.join(out, "a/topic.yaml"), "utf8")).toBe("2");
    expect(existsSync(path.join(out, "b/topic.yaml"))).toBe(false);
  });

  test("refuses a folder of somebody else, and edits it would undo", async () => {
    const out = path.join(root, "foreign");
    await mkdir(out);
    await writeFile(path.join(out, "notes.txt"), "mine");
    await expect(writeImport(out, small({ "a/topic.yaml": "1" }))).rejects.toThrow(UsageError);
    expect(await readdir(out)).toEqual(["notes.txt"]);

    const edited = path.join(root, "edited");
    await writeImport(edited, small({ "a/topic.yaml": "1" }));
    await writeFile(path.join(edited, "a/topic.yaml"), "mine");
    await expect(writeImport(edited, small({ "a/topic.yaml": "2" }))).rejects.toThrow("was edited");
    expect(await readFile(path.join(edited, "a/topic.yaml"), "utf8")).toBe("mine");
  });
});
