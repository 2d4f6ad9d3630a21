import { readdir, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Every file below a folder, relative to it with `/`, sorted by code unit. Folders of tools (`node_modules`, names with
 * a leading dot) and `except` (absolute) are left out; symbolic links to folders are not followed.
 */
export async function listFiles(root: string, except: readonly string[] = []): Promise<string[]> {
  const files: string[] = [];
  async function walk(folder: string, prefix: string): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.name.startsWith(".") || entry.name === "node_modules" || except.includes(path)) continue;
      if (entry.isDirectory()) await walk(path, `${prefix}${entry.name}/`);
      else files.push(prefix + entry.name);
    }
  }
  await walk(root, "");
  return files.sort();
}

/** Removes a folder below `root` when nothing is in it, and those above it that are empty then. */
export async function removeEmpty(folder: string, root: string): Promise<void> {
  if (folder === root || (await readdir(folder)).length > 0) return;
  await rmdir(folder);
  await removeEmpty(dirname(folder), root);
}
