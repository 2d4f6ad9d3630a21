import { relative } from "node:path";
import type { Command } from "commander";
import { formatCount, formatSeconds } from "../report/format.ts";
import type { ExitCode } from "./exit-code.ts";
import { type FindingOptions, formatOf, formatOption, jsonOption } from "./finding-format.ts";
import { type GlobalOptions, optionsOf, subcommand } from "./options.ts";
import { exitFor } from "./strictness.ts";

interface GenerateOptions extends GlobalOptions, FindingOptions {
  readonly check?: boolean;
  readonly out?: string;
}

export function addGenerate(program: Command): void {
  subcommand(program, "generate", [
    "waybill generate",
    "waybill generate --check",
    "waybill generate --registry ./registry --out ./gen",
  ])
    .summary("write the package of typed, validated topics")
    .description(
      [
        "Writes types, validators and topic constants. Files that are right already are not touched, and those that",
        "belong to no topic any more are deleted. With --check nothing is written and a difference is a finding.",
        "Where registry.yaml names no runtime or messages package, the output has its own copy and stands by itself.",
      ].join(" "),
    )
    .option("--check", "write nothing; end with 1 when something would change")
    .option("--out <folder>", "output folder (default: generate.out of registry.yaml)")
    .addOption(formatOption())
    .addOption(jsonOption())
    .action(async (_: unknown, command: Command) => {
      process.exitCode = await run(optionsOf<GenerateOptions>(command));
    });
}

async function run(options: GenerateOptions): Promise<ExitCode> {
  const [
    { generate },
    { checkGenerated, writeGenerated },
    { driftFindings, outFolder },
    { openTopics },
    { WAIVERS_FILE },
  ] = await Promise.all([
    import("../generate/generate.ts"),
    import("../generate/write.ts"),
    import("./drift.ts"),
    import("./open-registry.ts"),
    import("../compat/waivers/read-waivers.ts"),
  ]);
  const started = performance.now();
  const registry = await openTopics(options.registry);
  const out = outFolder(registry, options.out);
  const { files, findings } = await generate(registry);
  const isCheck = options.check === true;
  // What was generated of half a contract would accept anything, and look like the whole.
  const isUnread = registry.findings.some(
    ({ rule, file }) => rule === "unreadable-file" && file !== WAIVERS_FILE,
  );
  const changes = isCheck || isUnread ? await checkGenerated(out, files) : await writeGenerated(out, files);
  const drift = isCheck ? driftFindings(registry, out, changes, files.size, options) : [];
  const all = [...registry.findings, ...findings, ...drift];
  const { renderFindings } = await import("./render-findings.ts");
  const format = formatOf(options);
  process.stdout.write(renderFindings(all, format, { color: options.color, root: registry.root }));
  if (isUnread && !isCheck)
    process.stderr.write("waybill: nothing was written; mend what cannot be read first\n");
  else if (format === "text") {
    const folder = relative(process.cwd(), out) || ".";
    const changed =
      changes.length === 0 ? "all were current" : `${changes.length} ${isCheck ? "differ" : "changed"}`;
    const time = formatSeconds(performance.now() - started);
    process.stdout.write(
      `${formatCount(registry.topics.length, "topic")}, ${formatCount(files.size, "file")} in ${folder}, ${changed} (${time})\n`,
    );
  }
  return exitFor(all, {});
}
