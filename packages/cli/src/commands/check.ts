import type { Command } from "commander";
import { compareFindings, type Finding } from "../finding.ts";
import type { Registry } from "../registry/model.ts";
import { formatCount } from "../report/format.ts";
import type { ExitCode } from "./exit-code.ts";
import { type FindingOptions, formatOf, formatOption, jsonOption } from "./finding-format.ts";
import { type GlobalOptions, optionsOf, subcommand } from "./options.ts";
import { countOfFindings, exitFor, STRICT, type StrictOptions } from "./strictness.ts";

interface CheckOptions extends GlobalOptions, FindingOptions, StrictOptions {
  readonly out?: string;
}

export function addCheck(program: Command): void {
  subcommand(program, "check", [
    "waybill check",
    "waybill check --format github",
    "waybill check --registry ./registry",
  ])
    .summary("lint, look for drift and run all fixtures")
    .description(
      [
        "Lints the registry, compares generated code with what it says (when registry.yaml or --out names the folder)",
        "and runs every fixture. Ends with one line: topics, fixtures passed and refused as they should be, findings.",
      ].join(" "),
    )
    .option("--out <folder>", "folder of the generated package (default: generate.out of registry.yaml)")
    .option(...STRICT)
    .addOption(formatOption())
    .addOption(jsonOption())
    .action(async (_: unknown, command: Command) => {
      process.exitCode = await run(optionsOf<CheckOptions>(command));
    });
}

async function run(options: CheckOptions): Promise<ExitCode> {
  const [{ lint }, { checkFixtures }, { openTopics }, { renderFindings }] = await Promise.all([
    import("../lint/index.ts"),
    import("../fixtures/check-fixtures.ts"),
    import("./open-registry.ts"),
    import("./render-findings.ts"),
  ]);
  const registry = await openTopics(options.registry);
  const fixtures = await checkFixtures(registry);
  const linted = lint(registry);
  const drift = await findDrift(registry, options);
  const baseline = await findEdits(registry);
  const findings = distinct([...linted, ...unsaid(drift, linted), ...fixtures.findings, ...baseline]);
  const counts = `${formatCount(registry.topics.length, "topic")}, ${formatCount(fixtures.passed, "fixture")} passed, ${fixtures.refused} refused`;
  const summary = `${counts}, ${countOfFindings(findings)}\n`;
  const format = formatOf(options);
  process.stdout.write(renderFindings(findings, format, { color: options.color, root: registry.root }));
  // Formats for machines are whole documents, to which no line may be added.
  const isProse = format === "text" || format === "markdown" || format === "github";
  (isProse ? process.stdout : process.stderr).write(summary);
  return exitFor(findings, options);
}

/** Edits of the frozen last release, which only `waybill release` may write. */
async function findEdits(registry: Registry): Promise<readonly Finding[]> {
  const { editedEntries, openReleased } = await import("../compat/released/open.ts");
  const released = await openReleased(registry.root);
  return released === undefined ? [] : editedEntries(released);
}

async function findDrift(registry: Registry, options: CheckOptions): Promise<readonly Finding[]> {
  const { driftFindings, outFolderOf } = await import("./drift.ts");
  const out = outFolderOf(registry, options.out);
  if (out === undefined) return [];
  const [{ generate }, { checkGenerated }] = await Promise.all([
    import("../generate/generate.ts"),
    import("../generate/write.ts"),
  ]);
  const { files, findings } = await generate(registry);
  return [
    ...findings,
    ...driftFindings(registry, out, await checkGenerated(out, files), files.size, options),
  ];
}

/** What generation stumbled over and lint has not told already, knowing more about what was meant. */
function unsaid(findings: readonly Finding[], linted: readonly Finding[]): Finding[] {
  const said = new Set(linted.map(({ rule, file }) => `${rule} ${file}`));
  return findings.filter(({ rule, file }) => !said.has(`${rule} ${file}`));
}

/** Lint and fixtures report the same defect of a fixture's form; shared schemas are reported by each of their users. */
function distinct(findings: readonly Finding[]): Finding[] {
  const key = ({ rule, file, line, pointer, message }: Finding) =>
    JSON.stringify([rule, file, line, pointer, message]);
  const malformed = new Set(
    findings
      .filter(({ rule }) => rule === "fixture-shape" || rule === "fixture-name")
      .map(({ file }) => file),
  );
  const kept = findings.filter(({ rule, file }) => rule !== "fixture-unreadable" || !malformed.has(file));
  return [...new Map(kept.map((finding) => [key(finding), finding])).values()].sort(compareFindings);
}
