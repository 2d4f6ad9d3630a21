import { mkdir, mkdtemp, readFile, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UsageError } from "../registry/usage-error.ts";
import { MARKER } from "./code.ts";
import { checkGenerated, writeGenerated } from "./write.ts";

let out: string;
beforeEach(async () => {
  out = join(await mkdtemp(join(tmpdir(), "waybill-write-")), "gen");
});
afterEach(() => rm(join(out, ".."), { recursive: true }));

const text = (body: string) => `${MARKER}\n${body}\n`;
const files = new Map([
  ["index.js", text("1")],
  ["a/index.js", text("2")],
]);

describe("writeGenerated", () => {
  test("writes what is missing or changed, deletes what is stale, touches nothing else", async () => {
    await writeGenerated(out, files);
    const old = new Date(1_000_000_000_000);
    await utimes(join(out, "index.js"), old, old);
    await writeFile(join(out, "a/index.js"), text("changed by hand"));
    await mkdir(join(out, "gone/deep"), { recursive: true });
    await writeFile(join(out, "gone/deep/index.js"), text("3"));

    expect(await checkGenerated(out, files)).toEqual([
      { file: "a/index.js", kind: "changed" },
      { file: "gone/deep/index.js", kind: "stale" },
    ]);
    await writeGenerated(out, files);
    expect(await checkGenerated(out, files)).toEqual([]);
    expect(await readFile(join(out, "a/index.js"), "utf8")).toBe(text("2"));
    expect((await stat(join(out, "index.js"))).mtime).toEqual(old);
    await expect(stat(join(out, "gone"))).rejects.toThrow("ENOENT");
  });

  test("takes what a checkout gave other line ends for its own, and leaves it alone", async () => {
    await writeGenerated(out, files);
    const windows = text("1").replaceAll("\n", "\r\n");
    await writeFile(join(out, "index.js"), windows);
    expect(await checkGenerated(out, files)).toEqual([]);
    expect(await writeGenerated(out, files)).toEqual([]);
    expect(await readFile(join(out, "index.js"), "utf8")).toBe(windows);
    await writeGenerated(out, new Map([["index.js", text("2")]]));
    expect(await readFile(join(out, "index.js"), "utf8")).toBe(text("2"));
  });

  test("refuses a folder with a file of somebody else, and leaves it as it is", async () => {
    await mkdir(out);
    await writeFile(join(out, "package.json"), '{ "name": "mine" }');
    await expect(writeGenerated(out, files)).rejects.toThrow(UsageError);
    expect(await checkGenerated(out, files)).toContainEqual({ file: "index.js", kind: "missing" });
  });

  test("refuses a folder of somebody else before it looks into folders below, and checks only its own there", async () => {
    await mkdir(join(out, "big"), { recursive: true });
    await writeFile(join(out, "notes.txt"), "mine");
    // Whoever looks at it refuses it as no ordinary file.
    await symlink("/dev/null", join(out, "big/file"));
    await expect(writeGenerated(out, files)).rejects.toThrow('"notes.txt" is not one of them');
    expect(await checkGenerated(out, files)).toEqual([
      { file: "a/index.js", kind: "missing" },
      { file: "index.js", kind: "missing" },
      { file: "notes.txt", kind: "stale" },
    ]);
  });

  test("refuses a folder with a device in it, which it does not read", async () => {
    await mkdir(out);
    await symlink("/dev/null", join(out, "index.js"));
    await expect(checkGenerated(out, files)).rejects.toThrow('"index.js" is no ordinary file');
    await expect(writeGenerated(out, files)).rejects.toThrow(UsageError);
  });

  test("takes the package.json that it wrote itself for its own", async () => {
    const own = new Map([["package.json", `{\n  "//": ${JSON.stringify(MARKER.slice(3))}\n}\n`]]);
    await writeGenerated(out, own);
    await expect(writeGenerated(out, files)).resolves.toHaveLength(3);
  });
});
