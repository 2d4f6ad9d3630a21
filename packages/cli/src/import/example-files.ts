import type { Report } from "./report.ts";
import type { SourceTree } from "./source-tree.ts";
import { containedPath } from "./source-tree.ts";
import type { FlatTopic, FlatVersion } from "./topic-file.ts";

export interface ExampleFile {
  /** Relative to the source folder. */
  readonly file: string;
  /** Relative to the folder the topic names, without extension. */
  readonly shows: string;
}

/** The example files of a version: each entry is a file or a folder, whose subfolders count too. */
export function exampleFiles(
  topic: FlatTopic,
  version: FlatVersion,
  tree: SourceTree,
  report: Report,
): ExampleFile[] {
  const root = `${tree.base}examples`;
  const found = new Map<string, ExampleFile>();
  for (const [index, entry] of version.examples.entries()) {
    const at = { line: topic.line("schemas", version.index, "examples", index) };
    const path = containedPath(root, entry)?.replace(/\/$/, "");
    if (path === undefined) {
      report(
        "path-escape",
        topic.file,
        `examples "${entry}" lead out of the folder of examples; left out`,
        at,
      );
      continue;
    }
    const files = tree.files.filter((file) => file === path || file.startsWith(`${path}/`));
    if (files.length === 0) report("examples-missing", topic.file, `examples "${entry}" are not there`, at);
    for (const file of files) {
      const leaf = file === path ? (file.split("/").at(-1) as string) : file.slice(path.length + 1);
      if (!leaf.split("/").at(-1)?.startsWith("."))
        found.set(file, { file, shows: leaf.replace(/\.[^./]*$/, "") });
    }
  }
  return [...found.values()];
}
