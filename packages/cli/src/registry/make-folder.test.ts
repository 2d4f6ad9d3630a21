import { mkdtemp, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeFolder } from "./make-folder.ts";
import { UsageError } from "./usage-error.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "waybill-folder-"));
});
afterAll(() => rm(root, { recursive: true }));

test("makes a folder and those above it, once", async () => {
  const folder = join(root, "a/b/c");
  await makeFolder(folder);
  await makeFolder(folder);
  expect((await stat(folder)).isDirectory()).toBe(true);
});

test("goes through a link to a folder, and not through a file or a link to nowhere", async () => {
  await makeFolder(join(root, "real"));
  await symlink(join(root, "real"), join(root, "link"));
  await symlink(join(root, "nowhere"), join(root, "broken"));
  await writeFile(join(root, "file"), "");
  await makeFolder(join(root, "link/inner"));
  expect((await stat(join(root, "real/inner"))).isDirectory()).toBe(true);
  await expect(makeFolder(join(root, "file"))).rejects.toMatchObject({ code: "EEXIST" });
  await expect(makeFolder(join(root, "file/x/y"))).rejects.toMatchObject({ code: "ENOTDIR" });
  await expect(makeFolder(join(root, "broken"))).rejects.toMatchObject({ code: "EEXIST" });
});

test.runIf(process.platform === "linux")("ends below a file system that takes no folders", async () => {
  const made = makeFolder("/proc/waybill/gen");
  await expect(made).rejects.toThrow(UsageError);
  await expect(made).rejects.toThrow('cannot write "/proc/waybill": /proc takes no folders');
});
