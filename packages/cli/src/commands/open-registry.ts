import { loadFolder, loadRegistry } from "../registry/load.ts";
import type { Registry } from "../registry/model.ts";
import { noTopics } from "../registry/no-topics.ts";
import { registryFolder } from "./registry-folder.ts";

/** The registry that `--registry` or the working folder names. Throws `UsageError`. */
export async function openRegistry(named: string | undefined): Promise<Registry> {
  return loadRegistry(await registryFolder(named, process.cwd()));
}

/** As `openRegistry`, for what a registry without topics would make a success that says nothing. */
export async function openTopics(named: string | undefined): Promise<Registry> {
  const registry = await openRegistry(named);
  if (registry.topics.length > 0) return registry;
  throw noTopics(registry.root, registry.findings);
}

/** As `openRegistry`, without the descriptors of messages. */
export async function openFolder(named: string | undefined): Promise<Registry> {
  return loadFolder(await registryFolder(named, process.cwd()));
}
