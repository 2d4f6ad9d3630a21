import { loadFolder, loadRegistry } from "../registry/load.ts";
import type { Registry } from "../registry/model.ts";
import { registryFolder } from "./registry-folder.ts";

/** The registry that `--registry` or the working folder names. Throws `UsageError`. */
export async function openRegistry(named: string | undefined): Promise<Registry> {
  return loadRegistry(await registryFolder(named, process.cwd()));
}

/** As `openRegistry`, without the descriptors of messages. */
export async function openFolder(named: string | undefined): Promise<Registry> {
  return loadFolder(await registryFolder(named, process.cwd()));
}
