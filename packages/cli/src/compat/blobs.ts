import { git } from "./git.ts";

/**
 * The content of files, each named by its object or as `<commit>:<path>`, which follows links within the repository; what
 * is not there, or is no file, is left out. `cat-file --batch` answers each with a line `<object> blob <size>`, its bytes
 * and a line break, and for a link that leads to nothing `dangling <size>` and the name of it in the same way.
 */
export function readObjects(repository: string, specs: readonly string[]): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  if (specs.length === 0) return files;
  const { stdout } = git(
    repository,
    ["cat-file", "--batch", "--follow-symlinks"],
    specs.map((spec) => `${spec}\n`).join(""),
  );
  let at = 0;
  for (const spec of specs) {
    const end = stdout.indexOf(0x0a, at);
    const head = stdout.toString("utf8", at, end);
    const [, type, size] =
      /(?:^| )(blob|tree|commit|tag|symlink|dangling|loop|notdir) (\d+)$/.exec(head) ?? [];
    if (end < 0) throw new Error(`bug: git must answer for ${spec}`);
    if (type === undefined) {
      at = end + 1;
      continue;
    }
    if (type === "blob") files.set(spec, stdout.subarray(end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return files;
}
