import type { Command } from "commander";
import { UsageError } from "../registry/usage-error.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { type FindingOptions, formatOf, formatOption, jsonOption } from "./finding-format.ts";
import { type GlobalOptions, optionsOf, subcommand } from "./options.ts";

interface ImportOptions extends GlobalOptions, FindingOptions {
  readonly out?: string;
  readonly strict?: boolean;
}

export function addImport(program: Command): void {
  subcommand(program, "import", [
    "waybill import ./flat-registry --out ./registry",
    "waybill import ./flat-registry --out ./registry --format markdown > report.md",
  ])
    .summary("turn a flat registry into topic folders")
    .description(
      [
        "Turns a registry of topics/*.yaml beside schemas/ and examples/ into topic folders. Every defect of it is a",
        "finding and is worked round, so the import succeeds and findings do not change the exit code without --strict.",
      ].join(" "),
    )
    .argument("<folder>", "flat registry")
    .option("--out <folder>", "folder to write; it must be new, empty or the result of an import")
    .option("--strict", "end with 1 when there are findings")
    .addOption(formatOption())
    .addOption(jsonOption())
    .action(async (folder: string, _: unknown, command: Command) => {
      process.exitCode = await run(folder, optionsOf<ImportOptions>(command));
    });
}

async function run(folder: string, options: ImportOptions): Promise<ExitCode> {
  if (options.out === undefined) throw new UsageError("import needs --out <folder>, the folder to write");
  const [{ importFlatRegistry }, { writeImport }, { renderFindings }] = await Promise.all([
    import("../import/import-flat-registry.ts"),
    import("../import/write-import.ts"),
    import("./render-findings.ts"),
  ]);
  const result = await importFlatRegistry(folder);
  await writeImport(options.out, result);
  const { findings, summary } = result;
  const format = formatOf(options);
  if (format === "json") {
    process.stdout.write(`${JSON.stringify({ summary, findings }, undefined, 2)}\n`);
  } else {
    process.stdout.write(renderFindings(findings, format, { color: options.color, root: folder }));
  }
  if (format === "text" || format === "markdown") {
    const { summaryLines } = await import("./import-summary.ts");
    process.stdout.write(summaryLines(summary, findings.length, options.out));
  }
  return options.strict === true && findings.length > 0 ? EXIT.findings : EXIT.clean;
}
