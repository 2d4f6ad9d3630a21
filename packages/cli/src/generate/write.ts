import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { listFiles, removeEmpty } from "../registry/files.ts";
import { makeFolder } from "../registry/make-folder.ts";
import { UsageError } from "../registry/usage-error.ts";
import { MARKER } from "./code.ts";

export interface Drift {
  /** Relative to the output folder. */
  readonly file: string;
  readonly kind: "missing" | "changed" | "stale";
}

/** How the output folder differs from what would be generated; empty when it does not, but for the line ends of a checkout. */
export async function checkGenerated(
  out: string,
  files: ReadonlyMap<string, string>,
): Promise<readonly Drift[]> {
  const present = await readOutput(out);
  const drift: Drift[] = [];
  for (const [file, text] of files) {
    const old = present.get(file);
    if (old !== withLineFeeds(text)) drift.push({ file, kind: old === undefined ? "missing" : "changed" });
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
  const foreign = [...(await readOutput(out))].find(([file, text]) => !isOurs(file, text));
  if (foreign !== undefined) {
    throw new UsageError(
      `output folder "${out}" must hold generated files only: "${foreign[0]}" is not one of them`,
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

async function readOutput(out: string): Promise<Map<string, string>> {
  const files = await listFiles(out).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error.code === "ENOTDIR" ? new UsageError(`output "${out}" must be a folder`) : error;
  });
  const texts = await Promise.all(files.map((file) => readOrdinary(out, file)));
  return new Map(files.map((file, i) => [file, withLineFeeds(texts[i] ?? "")]));
}

function withLineFeeds(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/** Reading a pipe or a device would not end. */
async function readOrdinary(out: string, file: string): Promise<string> {
  const path = join(out, file);
  if ((await stat(path)).isFile()) return readFile(path, "utf8");
  throw new UsageError(
    `output folder "${out}" must hold generated files only: "${file}" is no ordinary file`,
  );
}

/** JSON has no comments; package.json says it in a member. */
function isOurs(file: string, text: string): boolean {
  const [first = "", second = ""] = text.split("\n", 2);
  return (
    first === MARKER ||
    (file === "package.json" && second.includes(JSON.stringify(MARKER.slice("// ".length))))
  );
}
