import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Finding } from "../../finding.ts";
import { listFiles } from "../../registry/files.ts";
import { loadFolder } from "../../registry/load.ts";
import type { Registry } from "../../registry/model.ts";
import { UsageError } from "../../registry/usage-error.ts";
import { digestsOf } from "./digest.ts";
import { type ReleasedState, readHistory } from "./history.ts";
import { type FrozenFiles, RELEASE_FILE, RELEASED } from "./layout.ts";
import { type Release, readRelease } from "./release-file.ts";

/** The frozen baseline of a registry. */
export interface Released {
  /** Absolute. */
  readonly folder: string;
  readonly release: Release;
  /** What was released, as a registry; without descriptors of messages, which its image has. */
  readonly registry: Registry;
  /** What versions were before. */
  readonly history: readonly ReleasedState[];
}

/**
 * The frozen baseline of the registry in `root`; undefined when nothing was released yet.
 *
 * @throws UsageError when its release.json cannot be read
 */
export async function openReleased(root: string): Promise<Released | undefined> {
  const folder = join(root, RELEASED);
  const text = await readFile(join(folder, RELEASE_FILE), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw error;
  });
  if (text === undefined) {
    if ((await readFrozen(folder)).size > 0)
      throw new UsageError(
        `${RELEASED}/${RELEASE_FILE} is missing, though ${RELEASED} has what was released; restore it with git`,
      );
    return undefined;
  }
  const release = readRelease(text);
  if (typeof release === "string")
    throw new UsageError(
      `${RELEASED}/${RELEASE_FILE} must be as "waybill release" wrote it, but ${release}; restore it with git`,
    );
  const registry = await loadFolder(folder);
  return { folder, release, registry, history: await readHistory(folder, registry) };
}

/** All files of a baseline but release.json; none when there is no folder. */
export async function readFrozen(folder: string): Promise<FrozenFiles> {
  const files = await listFiles(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const kept = files.filter((file) => file !== RELEASE_FILE);
  return new Map(
    await Promise.all(kept.map(async (file) => [file, await readFile(join(folder, file))] as const)),
  );
}

/** Entries of a baseline that are not as they were frozen: nobody released what they say now. */
export async function editedEntries({
  folder,
  release,
}: Pick<Released, "folder" | "release">): Promise<Finding[]> {
  const found = digestsOf(await readFrozen(folder));
  const names = [...new Set([...Object.keys(release.digests), ...Object.keys(found)])].sort();
  return names
    .filter((name) => release.digests[name] !== found[name])
    .map((name): Finding => {
      const wrong =
        found[name] === undefined ? "is gone" : release.digests[name] === undefined ? "is new" : "was edited";
      return {
        file: `${RELEASED}/${found[name] === undefined ? RELEASE_FILE : name}`,
        rule: "baseline-edited",
        severity: "error",
        message: `"${name}" of the frozen release ${release.version} ${wrong}`,
        hint: `restore it, in the registry's folder: git checkout v${release.version} -- ${RELEASED}; only "waybill release" writes it`,
      };
    });
}

/** Every schema that versions were released with, those of the last release too. */
export function statesOf(released: Released | undefined): readonly ReleasedState[] {
  if (released === undefined) return [];
  const { registry, release, history } = released;
  const last = registry.topics.flatMap(({ name, versions }) =>
    versions.flatMap(({ version, encoding, schema }) =>
      schema === undefined
        ? []
        : [{ topic: name, version, encoding, release: release.version, document: schema }],
    ),
  );
  return [...history, ...last];
}
