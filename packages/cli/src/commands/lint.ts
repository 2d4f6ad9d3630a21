import type { Command } from "commander";
import type { ExitCode } from "./exit-code.ts";
import { type FindingOptions, formatOf, formatOption, jsonOption } from "./finding-format.ts";
import { type GlobalOptions, optionsOf, subcommand } from "./options.ts";
import { countOfFindings, exitFor, STRICT, type StrictOptions } from "./strictness.ts";

type LintOptions = GlobalOptions & FindingOptions & StrictOptions;

export function addLint(program: Command): void {
  subcommand(program, "lint", ["waybill lint", "waybill lint --format github", "waybill lint --json"])
    .summary("find what is wrong with topics and schemas")
    .description(
      "Finds what is wrong with topic.yaml files and schemas. Each finding has a rule; explain says more about it.",
    )
    .option(...STRICT)
    .addOption(formatOption())
    .addOption(jsonOption())
    .action(async (_: unknown, command: Command) => {
      process.exitCode = await run(optionsOf<LintOptions>(command));
    });
}

async function run(options: LintOptions): Promise<ExitCode> {
  const [{ lint }, { openTopics }, { renderFindings }] = await Promise.all([
    import("../lint/index.ts"),
    import("./open-registry.ts"),
    import("./render-findings.ts"),
  ]);
  const registry = await openTopics(options.registry);
  const findings = lint(registry);
  const format = formatOf(options);
  process.stdout.write(renderFindings(findings, format, { color: options.color, root: registry.root }));
  if (format === "text") {
    const { formatCount } = await import("../report/format.ts");
    process.stdout.write(`${formatCount(registry.topics.length, "topic")}, ${countOfFindings(findings)}\n`);
  }
  return exitFor(findings, options);
}
