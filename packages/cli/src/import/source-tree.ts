import { lstat, readdir, readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";
import type { Report } from "./report.ts";

/** A folder as it was read: nothing outside it is ever opened. */
export interface SourceTree {
  /** Every file, relative and with `/`, sorted. */
  readonly files: readonly string[];
  /** Where `topics/` stands: `""`, or a relative path that ends in `/`. */
  readonly base: string;
  /** The bytes of a file of the tree; undefined when there is none or it cannot be read. */
  read(file: string): Promise<Uint8Array | undefined>;
}

const SKIPPED = new Set([".git", "node_modules", ".venv", "__pycache__"]);
const MAX_FILES = 200_000;

/** Lists a flat registry and finds the folder in it that holds `topics/`. */
export async function readSourceTree(folder: string, report: Report): Promise<SourceTree> {
  const root = await realpath(folder);
  const files: string[] = [];

  const visit = async (relative: string): Promise<void> => {
    const entries = await readdir(path.join(root, relative), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const child = relative === "" ? entry.name : `${relative}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) await visit(child);
      } else if (entry.isSymbolicLink()) {
        await visitLink(child);
      } else if (entry.isFile() && files.length < MAX_FILES) {
        files.push(child);
      } else {
        report("special-file", child, "is no ordinary file and was not read");
      }
    }
  };
  const visitLink = async (child: string): Promise<void> => {
    const target = await realpath(path.join(root, child)).catch(() => undefined);
    const inside = target !== undefined && (target === root || target.startsWith(root + path.sep));
    const kind = inside ? await stat(target) : undefined;
    if (kind?.isFile()) files.push(child);
    else if (kind === undefined) {
      const what = target === undefined ? "leads nowhere" : "leads out of the registry";
      report("symlink", child, `symbolic link ${what} and was not followed`);
    } else if (!(await isListed(kind, target as string))) {
      report("symlink", child, "symbolic link to a folder was not followed", {
        hint: "put the files there themselves",
      });
    }
  };
  /** Whether a folder behind a link is listed by its own path anyway. */
  const isListed = async (kind: Awaited<ReturnType<typeof stat>>, target: string): Promise<boolean> =>
    kind.isDirectory() &&
    !path
      .relative(root, target)
      .split(path.sep)
      .some((part) => SKIPPED.has(part));

  await visit("");
  files.sort();
  const topic = files
    .filter((file) => /(^|\/)topics\/[^/]+\.ya?ml$/.test(file))
    .sort((a, b) => a.split("/").length - b.split("/").length)[0];
  const base = topic === undefined ? "" : topic.slice(0, topic.lastIndexOf("topics/"));
  const known = new Set(files);
  return {
    files,
    base,
    async read(file) {
      if (!known.has(file)) return undefined;
      try {
        return new Uint8Array(await readFile(path.join(root, file)));
      } catch (error) {
        report(
          "unreadable-file",
          file,
          `cannot be read: ${(error as NodeJS.ErrnoException).code ?? "unknown cause"}`,
        );
        return undefined;
      }
    },
  };
}

/** Whether a folder can be read at all. */
export async function isFolder(folder: string): Promise<boolean> {
  return lstat(folder).then(
    async (entry) => entry.isDirectory() || (entry.isSymbolicLink() && (await stat(folder)).isDirectory()),
    () => false,
  );
}

/** A reference to a file of the tree made relative to it, or undefined when it leads out of the given folder. */
export function containedPath(folder: string, reference: string): string | undefined {
  if (reference.includes("\0") || reference.includes("\\") || path.posix.isAbsolute(reference))
    return undefined;
  const joined = path.posix.normalize(`${folder}/${reference}`);
  return joined === folder || joined.startsWith(`${folder}/`) ? joined : undefined;
}
