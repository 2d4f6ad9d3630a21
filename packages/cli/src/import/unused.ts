import type { ExampleFile } from "./example-files.ts";
import type { Report } from "./report.ts";
import type { SourceTree } from "./source-tree.ts";

export interface Unused {
  readonly schemas: number;
  readonly exampleFiles: number;
  readonly examples: number;
}

/** Reports schema and example files that no topic leads to. */
export function reportUnused(
  tree: SourceTree,
  schemas: Iterable<{ readonly file: string; readonly used: boolean }>,
  used: Iterable<ExampleFile>,
  report: Report,
): Unused {
  let unusedSchemas = 0;
  for (const { file, used: isUsed } of schemas) {
    if (isUsed) continue;
    unusedSchemas++;
    report("schema-orphan", file, "no topic uses it; left out");
  }
  const usedExamples = new Set([...used].map(({ file }) => file));
  const examples = tree.files.filter((file) => file.startsWith(`${tree.base}examples/`));
  const orphans = examples.filter((file) => !usedExamples.has(file));
  for (const file of orphans) report("example-orphan", file, "no topic uses it; left out");
  return { schemas: unusedSchemas, exampleFiles: examples.length, examples: orphans.length };
}
