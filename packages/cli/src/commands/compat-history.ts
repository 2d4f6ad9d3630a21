import { statSync } from "node:fs";
import { join } from "node:path";
import type { HistoryOptions } from "../compat/history/walk-history.ts";
import type { TopicChoice } from "../registry/topic-choice.ts";
import { UsageError } from "../registry/usage-error.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { type FindingOptions, formatOf } from "./finding-format.ts";
import type { GlobalOptions } from "./options.ts";
import { choicesOf, chosenTopics } from "./topic-argument.ts";

/** Prints what each commit did to the schemas that are named: files, or topics with or without a version. */
export async function compatHistory(
  names: readonly string[],
  compared: Omit<HistoryOptions, "own">,
  options: GlobalOptions & FindingOptions & { readonly version?: string },
): Promise<ExitCode> {
  const format = formatOf(options);
  if (format !== "text" && format !== "json") throw new UsageError("--history prints text or json");
  if (names.length === 0) throw new UsageError("--history needs a topic or a schema file");
  const [{ walkHistory }, { printHistory, printHistoryJson }, { printContext }] = await Promise.all([
    import("../compat/history/walk-history.ts"),
    import("../compat/history/print-history.ts"),
    import("./render-findings.ts"),
  ]);
  const schemas = names.filter(isFile);
  if (schemas.length > 0 && options.version !== undefined)
    throw new UsageError(`--version is for topics; "${schemas[0]}" is a file`);
  const topics = choicesOf(
    names.filter((name) => !isFile(name)),
    options.version,
  );
  const described = await Promise.all(topics.map((topic) => filesOf(topic, options)));
  const files = [...schemas.map((file) => ({ file, own: false })), ...described.flat()];
  const histories = files.map(({ file, own }) => walkHistory(file, { ...compared, own }));
  process.stdout.write(
    format === "json" ? printHistoryJson(histories) : printHistory(histories, printContext(options)),
  );
  return EXIT.clean;
}

function isFile(name: string): boolean {
  return name.endsWith(".json") || statSync(name, { throwIfNoEntry: false })?.isFile() === true;
}

async function filesOf(
  choice: TopicChoice,
  { registry: named }: GlobalOptions,
): Promise<readonly { readonly file: string; readonly own: boolean }[]> {
  const { openFolder } = await import("./open-registry.ts");
  const registry = await openFolder(named);
  const versions = chosenTopics(registry, [choice]).flatMap((topic) => topic.versions);
  const described = versions.filter(({ schema }) => schema !== undefined);
  if (described.length === 0)
    throw new UsageError(`"${choice.name}" has no JSON schema; compare its messages with --against <commit>`);
  return described.map(({ schema }) => ({ file: join(registry.root, schema?.file ?? ""), own: true }));
}
