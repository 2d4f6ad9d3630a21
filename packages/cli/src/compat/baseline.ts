import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { loadFolder } from "../registry/load.ts";
import type { Registry } from "../registry/model.ts";
import { UsageError } from "../registry/usage-error.ts";
import { type Commit, defaultCommit, repositoryOf, resolveCommit } from "./commit.ts";
import { extractRegistry } from "./extract.ts";

/** The registry that another one is compared with. Its files exist until `dispose`. */
export interface Baseline {
  /** Without descriptors of messages. */
  readonly registry: Registry;
  readonly description: string;
  readonly commit?: string;
  dispose(): Promise<void>;
}

/**
 * The baseline that `--against` names: a folder, or a commit of the repository that holds the registry. Without a name it
 * is where the branch left the default branch. Throws `UsageError`.
 */
export async function openBaseline(
  registry: Registry,
  against: string | undefined,
  workingFolder: string,
): Promise<Baseline> {
  if (against !== undefined) {
    const folder = resolve(workingFolder, against);
    if ((await stat(folder).catch(() => undefined))?.isDirectory() === true) {
      return {
        registry: await loadFolder(folder),
        description: `folder ${against}`,
        dispose: async () => {},
      };
    }
  }
  const repository = repositoryOf(registry.root);
  if (repository === undefined) {
    if (against !== undefined)
      throw new UsageError(
        `"${against}" must be a folder that exists: the registry is in no git repository that could know it`,
      );
    throw new UsageError("the registry is in no git repository; pass --against <folder>");
  }
  const { top, prefix } = repository;
  const commit = against === undefined ? defaultCommit(top) : resolveCommit(top, against);
  return fromCommit(top, prefix, commit);
}

async function fromCommit(top: string, prefix: string, commit: Commit): Promise<Baseline> {
  const folder = await mkdtemp(join(tmpdir(), "waybill-baseline-"));
  const dispose = () => rm(folder, { recursive: true, force: true });
  try {
    if (!(await extractRegistry(top, commit.hash, prefix, folder)))
      throw new UsageError(
        `${commit.description} has no files in "${prefix}"; pass --against a commit that has the registry there`,
      );
    const registry = await loadFolder(join(folder, prefix));
    return { registry, description: commit.description, commit: commit.hash, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
