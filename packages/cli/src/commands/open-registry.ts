import { loadRegistry } from "../registry/load.ts";
import type { Registry } from "../registry/model.ts";
import { registryFolder } from "./registry-folder.ts";

/** The registry that `--registry` or the working folder names. Throws `UsageError`. */
export async function openRegistry(named: string | undefined): Promise<Registry> {
  return loadRegistry(await registryFolder(named, process.cwd()));
}
