import { open, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { filesByFolder, removeEmpty } from "../registry/files.ts";
import { makeFolder } from "../registry/make-folder.ts";
import { UsageError } from "../registry/usage-error.ts";
import { MARKER } from "./code.ts";

export interface Drift {
  /** Relative to the output folder. */
  readonly file: string;
  readonly kind: "missing" | "changed" | "stale";
}

/**
 * How the output folder differs from what would be generated; empty when it does not, but for the line ends of a checkout.
 * Once a file of somebody else is met, only folders that generated files belong to are looked into.
 */
export async function checkGenerated(
  out: string,
  files: ReadonlyMap<string, string>,
): Promise<readonly Drift[]> {
  const wanted = new Set([...files.keys()].flatMap(foldersOf));
  const present = new Map<string, string | undefined>();
  let isMixed = false;
  for await (const { file, text } of readOutput(out, (folder) => !isMixed || wanted.has(folder))) {
    present.set(file, text);
    isMixed ||= text === undefined;
  }
  const drift: Drift[] = [];
  for (const [file, text] of files) {
    const old = present.get(file);
    if (old !== withLineFeeds(text)) drift.push({ file, kind: present.has(file) ? "changed" : "missing" });
  }
  for (const file of present.keys()) if (!files.has(file)) drift.push({ file, kind: "stale" });
  return drift.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/**
 * Makes the output folder hold these files and nothing else. Files that are right already are not touched.
 *
 * @throws UsageError when the folder holds files that Waybill did not write; nothing has been written then
 */
export async function writeGenerated(
  out: string,
  files: ReadonlyMap<string, string>,
): Promise<readonly Drift[]> {
  for await (const { file, text } of readOutput(out)) {
    if (text === undefined)
      throw new UsageError(
        `output folder "${out}" must hold generated files only: "${file}" is not one of them`,
      );
  }
  const drift = await checkGenerated(out, files);
  for (const { file, kind } of drift) {
    const path = join(out, file);
    if (kind === "stale") {
      await rm(path);
      await removeEmpty(dirname(path), out);
    } else {
      await makeFolder(dirname(path));
      await writeFile(path, files.get(file) ?? "");
    }
  }
  return drift;
}

interface OutputFile {
  readonly file: string;
  /** Undefined for a file that Waybill did not write, of which only the start is read. */
  readonly text: string | undefined;
}

/** One file after the other: the first of somebody else may be the first of a whole disk. */
async function* readOutput(
  out: string,
  enters: (folder: string) => boolean = () => true,
): AsyncGenerator<OutputFile> {
  try {
    for await (const files of filesByFolder(out, { enters }))
      for (const file of files) yield { file, text: await readOwn(out, file) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOTDIR") throw new UsageError(`output "${out}" must be a folder`);
    if (code !== "ENOENT") throw error;
  }
}

/** `a/` and `a/b/` for `a/b/c.js`. */
function foldersOf(file: string): string[] {
  const names = file.split("/").slice(0, -1);
  return names.map((_, i) => `${names.slice(0, i + 1).join("/")}/`);
}

function withLineFeeds(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/** Longer than the lines that say whose a file is. */
const HEAD = 512;

async function readOwn(out: string, file: string): Promise<string | undefined> {
  const path = join(out, file);
  // Reading a pipe or a device would not end.
  if (!(await stat(path)).isFile())
    throw new UsageError(
      `output folder "${out}" must hold generated files only: "${file}" is no ordinary file`,
    );
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    if (!isOurs(file, withLineFeeds(buffer.toString("utf8", 0, bytesRead)))) return undefined;
  } finally {
    await handle.close();
  }
  return withLineFeeds(await readFile(path, "utf8"));
}

/** JSON has no comments; package.json says it in a member. */
function isOurs(file: string, text: string): boolean {
  const [first = "", second = ""] = text.split("\n", 2);
  return (
    first === MARKER ||
    (file === "package.json" && second.includes(JSON.stringify(MARKER.slice("// ".length))))
  );
}
