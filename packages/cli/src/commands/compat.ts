import type { Policies } from "@waybill/compat";
import { type Command, Option } from "commander";
import { UsageError } from "../registry/usage-error.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { type FindingOptions, formatOf, formatOption, jsonOption } from "./finding-format.ts";
import { type GlobalOptions, listOption, optionsOf, subcommand } from "./options.ts";
import { choicesOf, withTopics } from "./topic-argument.ts";

interface CompatOptions extends GlobalOptions, FindingOptions {
  readonly version?: string;
  readonly against?: string;
  readonly save?: readonly string[];
  readonly history?: boolean;
  readonly mode?: string;
  readonly undeclared: NonNullable<Policies["undeclared"]>;
  readonly formats: NonNullable<Policies["format"]>;
  readonly defaults: NonNullable<Policies["defaults"]>;
}

export function addCompat(program: Command): void {
  const command = subcommand(program, "compat", [
    "waybill compat",
    "waybill compat outcomes --against origin/main",
    "waybill compat outcomes@v2",
    "waybill compat --against ../other-checkout",
    "waybill compat old.json new.json --mode full",
    "waybill compat --history outcomes",
  ]);
  withTopics(command, "; or two files of schemas, the old and the new one")
    .summary("prove that a change breaks nobody, or show the message that breaks")
    .description(
      [
        "Compares the registry with its baseline: the last release, frozen in its folder _released, or what --against names;",
        "before the first release the commit where this branch left the default branch. Each version is compared in the",
        "directions that compatibility.mode of topic.yaml asks for. With two .json files it compares these instead.",
      ].join(" "),
    )
    .option(
      "--against <baseline>",
      "another registry or checkout (folder), a commit of this repository (ref of git), or an image as buf builds it",
    )
    .option(
      "--history",
      "what each commit did to the schemas of a topic, or to a schema file (both directions)",
    )
    .addOption(
      new Option("--mode <mode>", "directions, instead of those of topic.yaml (files: backward)").choices([
        "backward",
        "forward",
        "full",
      ]),
    )
    .addOption(
      new Option("--undeclared <policy>", "whether writers send keys that their schema does not name")
        .choices(["strict", "declared-only"])
        .default("strict"),
    )
    .addOption(
      new Option("--formats <policy>", "whether readers assert formats of texts")
        .choices(["assert", "annotate"])
        .default("assert"),
    )
    .addOption(
      new Option("--defaults <policy>", "whether readers fill in defaults before they validate")
        .choices(["ignore", "fill"])
        .default("ignore"),
    )
    .option(
      "--save <file>",
      "also write the report to a file: .txt, .md, .json, .sarif or .xml (repeatable)",
      listOption,
    )
    .addOption(formatOption())
    .addOption(jsonOption())
    .action(async (topics: string[], _: unknown, command: Command) => {
      process.exitCode = await run(topics, optionsOf<CompatOptions>(command));
    });
}

async function run(names: readonly string[], options: CompatOptions): Promise<ExitCode> {
  if (options.history === true) {
    if (options.against !== undefined || options.save !== undefined)
      throw new UsageError("--history goes with neither --against nor --save");
    const { compatHistory } = await import("./compat-history.ts");
    return compatHistory(names, { mode: options.mode ?? "full", policies: policiesOf(options) }, options);
  }
  const { savedFormats, saveReports } = await import("./save-reports.ts");
  const saved = savedFormats(options.save ?? []);
  const { report, root } = names.some((name) => name.endsWith(".json"))
    ? await compareNamedFiles(names, options)
    : await compareNamedTopics(names, options);
  const [{ findingsOf }, { printReport }, { printContext }] = await Promise.all([
    import("../compat/report.ts"),
    import("../compat/print-report.ts"),
    import("./render-findings.ts"),
  ]);
  const where = { color: options.color, ...(root !== undefined && { root }) };
  process.stdout.write(printReport(report, formatOf(options), printContext(where)));
  const { color: _, width: __, ...context } = printContext(where);
  await saveReports(saved, (format) => printReport(report, format, context));
  const findings = findingsOf(report);
  return findings.some(({ severity }) => severity === "error") ? EXIT.findings : EXIT.clean;
}

async function compareNamedFiles(names: readonly string[], options: CompatOptions) {
  const [before, after, ...more] = names;
  if (before === undefined || after === undefined || more.length > 0)
    throw new UsageError(`compat must have two files, the old and the new schema; got ${names.length}`);
  if (options.against !== undefined)
    throw new UsageError("--against is for topics; two files are compared with each other");
  if (options.version !== undefined)
    throw new UsageError("--version is for topics; two files are compared with each other");
  const { compareFiles } = await import("../compat/compare-files.ts");
  const report = await compareFiles(before, after, {
    mode: options.mode ?? "backward",
    policies: policiesOf(options),
  });
  return { report, root: undefined };
}

async function compareNamedTopics(names: readonly string[], options: CompatOptions) {
  const topics = choicesOf(names, options.version);
  const [{ openFolder }, { compareWithBaseline }] = await Promise.all([
    import("./open-registry.ts"),
    import("../compat/compare-with-baseline.ts"),
  ]);
  const registry = await openFolder(options.registry);
  const { against, mode } = options;
  const report = await compareWithBaseline(registry, {
    topics,
    policies: policiesOf(options),
    ...(against !== undefined && { against }),
    ...(mode !== undefined && { mode }),
  });
  return { report, root: registry.root };
}

function policiesOf({ undeclared, formats, defaults }: CompatOptions): Policies {
  return { undeclared, format: formats, defaults };
}
