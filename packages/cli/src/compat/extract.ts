import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join, posix, resolve, sep } from "node:path";
import { readConfig } from "../registry/config.ts";
import { parseYamlDocument } from "../registry/document.ts";
import { readObjects } from "./blobs.ts";
import { git } from "./git.ts";

interface Blob {
  readonly path: string;
  /** As git is asked for its content. */
  readonly spec: string;
  readonly isLink: boolean;
}

/**
 * Writes a registry as a commit has it below `target`, with the Protobuf sources that it names, at the same paths as in
 * the repository. Attributes of git do not count; submodules are left out. A link is the file that it leads to, or leads to
 * nothing where that is in another repository or no file. False when the commit has no file there.
 */
export async function extractRegistry(
  repository: string,
  commit: string,
  prefix: string,
  target: string,
): Promise<boolean> {
  const files = readBlobs(repository, blobsOf(repository, commit, [prefix]));
  if (files.size === 0) return false;
  const sources = protoSources(files.get(`${prefix}registry.yaml`), prefix);
  if (sources.length > 0)
    for (const [path, bytes] of readBlobs(repository, blobsOf(repository, commit, sources)))
      files.set(path, bytes);
  const root = resolve(target);
  for (const [path, bytes] of files) {
    const file = resolve(join(root, path));
    if (!file.startsWith(root + sep)) continue;
    await mkdir(dirname(file), { recursive: true });
    if (bytes === undefined) await symlink("not in this commit", file);
    else await writeFile(file, bytes);
  }
  return true;
}

/** The folders of a commit that hold topics, by a topic.yaml in a folder of theirs; frozen releases left out. */
export function registriesAt(repository: string, commit: string): readonly string[] {
  const folders = blobsOf(repository, commit, []).flatMap(({ path }) => {
    const [, folder] = /^((?:.*\/)?)[^/_][^/]*\/topic\.yaml$/.exec(path) ?? [];
    return folder === undefined || /(^|\/)_released\//.test(folder) ? [] : [folder === "" ? "." : folder];
  });
  return [...new Set(folders)].sort();
}

/** Paths in the repository of what `proto` of registry.yaml names; what is outside of the repository has no history. */
function protoSources(config: Buffer | undefined, prefix: string): string[] {
  if (config === undefined) return [];
  const { proto } = readConfig(parseYamlDocument("registry.yaml", config.toString()).document?.value);
  return proto.map((source) => posix.join(prefix, source)).filter((path) => !/^(\.\.)?(\/|$)/.test(path));
}

function blobsOf(repository: string, commit: string, paths: readonly string[]): Blob[] {
  const below = paths.filter((path) => path !== "");
  const { stdout } = git(repository, [
    "--literal-pathspecs",
    "ls-tree",
    "-r",
    "-z",
    "--full-tree",
    commit,
    "--",
    ...below,
  ]);
  return stdout
    .toString()
    .split("\0")
    .flatMap((line) => {
      const [, mode, object, path] = /^(100\d+|120000) blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
      if (object === undefined || path === undefined) return [];
      const isLink = mode === "120000";
      return [{ path, spec: isLink ? `${commit}:${path}` : object, isLink }];
    });
}

/** Each file's bytes by its path; undefined for a link that leads to no file. */
function readBlobs(repository: string, blobs: readonly Blob[]): Map<string, Buffer | undefined> {
  const specs = blobs.map(({ spec }) => spec);
  const found = readObjects(repository, specs);
  return new Map(
    blobs.map(({ spec, path, isLink }) => {
      const bytes = found.get(spec);
      if (bytes === undefined && !isLink) throw new Error(`bug: git must have the object of ${path}`);
      return [path, bytes];
    }),
  );
}
