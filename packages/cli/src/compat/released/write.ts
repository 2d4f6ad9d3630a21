import { rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { removeEmpty } from "../../registry/files.ts";
import { makeFolder } from "../../registry/make-folder.ts";
import { type FrozenFiles, RELEASE_FILE } from "./layout.ts";
import { readFrozen } from "./open.ts";

/** What a write did to one file. */
export interface Change {
  /** Relative to the folder of the baseline. */
  readonly file: string;
  readonly kind: "added" | "changed" | "removed";
}

/** How the folder differs from these files, release.json aside. */
export async function changesTo(folder: string, files: FrozenFiles): Promise<readonly Change[]> {
  const present = await readFrozen(folder);
  const changes: Change[] = [];
  for (const [file, bytes] of files) {
    if (file === RELEASE_FILE) continue;
    const old = present.get(file);
    if (old === undefined) changes.push({ file, kind: "added" });
    else if (Buffer.compare(old, bytes) !== 0) changes.push({ file, kind: "changed" });
  }
  for (const file of present.keys()) if (!files.has(file)) changes.push({ file, kind: "removed" });
  return changes.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Makes the folder hold these files and nothing else. release.json is written last, so that a half-written one is seen. */
export async function writeFrozen(folder: string, files: FrozenFiles): Promise<readonly Change[]> {
  const changes = await changesTo(folder, files);
  for (const { file, kind } of changes) {
    const path = join(folder, file);
    if (kind === "removed") {
      await rm(path);
      await removeEmpty(dirname(path), folder);
    } else {
      await makeFolder(dirname(path));
      await writeFile(path, files.get(file) as Uint8Array);
    }
  }
  await makeFolder(folder);
  await writeFile(join(folder, RELEASE_FILE), files.get(RELEASE_FILE) as Uint8Array);
  return changes;
}
