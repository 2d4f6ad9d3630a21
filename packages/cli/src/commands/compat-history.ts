import { existsSync } from "node:fs";
import { join } from "node:path";
import type { HistoryOptions } from "../compat/history/walk-history.ts";
import { UsageError } from "../registry/usage-error.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { type FindingOptions, formatOf } from "./finding-format.ts";
import type { GlobalOptions } from "./options.ts";

/** Prints what each commit did to the schemas that are named: files, or topics with or without a version. */
export async function compatHistory(
  names: readonly string[],
  compared: Omit<HistoryOptions, "own">,
  options: GlobalOptions & FindingOptions,
): Promise<ExitCode> {
  const format = formatOf(options);
  if (format !== "text" && format !== "json") throw new UsageError("--history prints text or json");
  if (names.length === 0) throw new UsageError("--history needs a topic or a schema file");
  const [{ walkHistory }, { printHistory, printHistoryJson }, { printContext }] = await Promise.all([
    import("../compat/history/walk-history.ts"),
    import("../compat/history/print-history.ts"),
    import("./render-findings.ts"),
  ]);
  const files = (await Promise.all(names.map((name) => filesOf(name, options)))).flat();
  const histories = files.map(({ file, own }) => walkHistory(file, { ...compared, own }));
  process.stdout.write(
    format === "json" ? printHistoryJson(histories) : printHistory(histories, printContext(options)),
  );
  return EXIT.clean;
}

async function filesOf(
  name: string,
  { registry: named }: GlobalOptions,
): Promise<readonly { readonly file: string; readonly own: boolean }[]> {
  if (name.endsWith(".json") || existsSync(name)) return [{ file: name, own: false }];
  const [{ openFolder }, { versionOf }] = await Promise.all([
    import("./open-registry.ts"),
    import("./topic-argument.ts"),
  ]);
  const registry = await openFolder(named);
  const topic = registry.topics.find((candidate) => candidate.name === name);
  const versions = topic === undefined ? [versionOf(registry, name, undefined)] : topic.versions;
  const described = versions.filter(({ schema }) => schema !== undefined);
  if (described.length === 0)
    throw new UsageError(`"${name}" has no JSON schema; compare its messages with --against <commit>`);
  return described.map(({ schema }) => ({ file: join(registry.root, schema?.file ?? ""), own: true }));
}
