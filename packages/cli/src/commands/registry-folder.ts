import { stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "../registry/usage-error.ts";

/**
 * The registry to work on: the folder that was named, else the folder `schemas` in the working folder or the nearest
 * one above it, else the registry that the working folder is inside of.
 */
export async function registryFolder(named: string | undefined, workingFolder: string): Promise<string> {
  const folder = await findRegistryFolder(named, workingFolder);
  if (folder !== undefined) return folder;
  throw new UsageError(
    'found no folder "schemas" here or above; pass --registry <folder>, or make a first topic: waybill new <topic>',
  );
}

/** As `registryFolder`, or nothing when there is none. */
export async function findRegistryFolder(
  named: string | undefined,
  workingFolder: string,
): Promise<string | undefined> {
  if (named !== undefined) return resolve(workingFolder, named);
  for (let folder = resolve(workingFolder); ; folder = dirname(folder)) {
    const inner = join(folder, "schemas");
    if (await exists(inner, "folder")) return inner;
    if (await exists(join(folder, "registry.yaml"), "file")) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

async function exists(path: string, kind: "file" | "folder"): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return kind === "file" ? stats?.isFile() === true : stats?.isDirectory() === true;
}
