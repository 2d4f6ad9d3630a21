import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { UsageError } from "./usage-error.ts";

/**
 * Makes a folder with those above it, unless it is there. One after the other: asked for all of them at once below a file
 * system that takes no folders, such as `/proc`, Node tries for ever.
 *
 * @throws UsageError where no folder can be made; other refusals of the system as they come
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
    return;
  } catch (error) {
    if (await isFolder(folder)) return;
    const parent = dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || parent === folder) throw error;
    if (await isFolder(parent))
      throw new UsageError(`cannot write "${folder}": ${parent} takes no folders; choose another one`);
    await makeFolder(parent);
  }
  await makeFolder(folder);
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
