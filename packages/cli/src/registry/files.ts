import { readdir, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Every file below a folder, relative to it with `/`, sorted by code unit. Folders of tools (`node_modules`, names with
 * a leading dot) and `except` (absolute) are left out; symbolic links to folders are not followed.
 */
export async function listFiles(root: string, except: readonly string[] = []): Promise<string[]> {
  const files: string[] = [];
  for await (const some of filesByFolder(root, { except })) files.push(...some);
  return files.sort();
}

interface FolderChoice {
  /** Absolute; left out. */
  readonly except?: readonly string[];
  /** Whether to open a folder, relative and with `/` at its end; asked once the folders before it have been taken. */
  readonly enters?: (folder: string) => boolean;
}

/** As `listFiles`, a folder at a time, those that stand higher first: who has seen enough opens no other. */
export async function* filesByFolder(
  root: string,
  { except = [], enters = () => true }: FolderChoice = {},
): AsyncGenerator<string[]> {
  const folders = [""];
  for (const folder of folders) {
    if (!enters(folder)) continue;
    const files: string[] = [];
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const { name } = entry;
      if (name.startsWith(".") || name === "node_modules" || except.includes(join(root, folder, name)))
        continue;
      if (entry.isDirectory()) folders.push(`${folder}${name}/`);
      else files.push(folder + name);
    }
    yield files.sort();
  }
}

/** Removes a folder below `root` when nothing is in it, and those above it that are empty then. */
export async function removeEmpty(folder: string, root: string): Promise<void> {
  if (folder === root || (await readdir(folder)).length > 0) return;
  await rmdir(folder);
  await removeEmpty(dirname(folder), root);
}
