import type { Command } from "commander";
import type { ReleasePlan } from "../compat/released/prepare-release.ts";
import type { Registry } from "../registry/model.ts";
import { UsageError } from "../registry/usage-error.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { jsonOption } from "./finding-format.ts";
import { type GlobalOptions, optionsOf, subcommand } from "./options.ts";

interface ReleaseCommandOptions extends GlobalOptions {
  readonly version?: string;
  readonly replace?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addRelease(program: Command): void {
  subcommand(program, "release", [
    "waybill release --dry-run",
    "waybill release",
    "waybill release --version 2.0.0",
  ])
    .summary("freeze the contracts as the release that compat compares with")
    .description(
      [
        "Writes the folder _released of the registry: schemas, fixtures, Protobuf messages and all that earlier releases were.",
        "Proposes the version: a break of messages or of types is major (minor before 1.0.0), an addition minor, anything else",
        "a patch. Breaks of messages that nobody has accepted keep it from being written, unless --version says that it breaks.",
      ].join(" "),
    )
    .option("--version <version>", "version of the release, instead of the one that the changes ask for")
    .option("--replace", "freeze the last release anew, as long as nobody has got it")
    .option("--dry-run", "write nothing; say what would be written")
    .addOption(jsonOption())
    .action(async (_: unknown, command: Command) => {
      process.exitCode = await run(optionsOf<ReleaseCommandOptions>(command));
    });
}

async function run(options: ReleaseCommandOptions): Promise<ExitCode> {
  const { SEMVER } = await import("../compat/released/release-file.ts");
  const { version, replace = false } = options;
  if (version !== undefined && !SEMVER.test(version))
    throw new UsageError(`--version must be a semantic version such as 1.2.3, got "${version}"`);
  const [{ openTopics }, { prepareRelease }] = await Promise.all([
    import("./open-registry.ts"),
    import("../compat/released/prepare-release.ts"),
  ]);
  const registry = await openTopics(options.registry);
  const plan = await prepareRelease(registry, { replace, ...(version !== undefined && { version }) });
  const isBlocked = plan.findings.length > 0;
  const isWritten = !isBlocked && isNews(plan) && options.dryRun !== true;
  if (isWritten) await write(registry, plan);
  process.stdout.write(
    options.json === true ? printJson(plan, isWritten) : await printText(registry, plan, isWritten, options),
  );
  return isBlocked ? EXIT.findings : EXIT.clean;
}

/** Whether there is anything to write: files that differ, or a later version of the same ones. */
function isNews({ changes, version, previous }: ReleasePlan): boolean {
  return changes.length > 0 || version !== previous;
}

async function write(registry: Registry, plan: ReleasePlan): Promise<void> {
  const [{ RELEASED }, { writeFrozen }, { withoutWaivers }, { WAIVERS_FILE }, { writeFile }, { join }] =
    await Promise.all([
      import("../compat/released/layout.ts"),
      import("../compat/released/write.ts"),
      import("../compat/waivers/edit-waivers.ts"),
      import("../compat/waivers/read-waivers.ts"),
      import("node:fs/promises"),
      import("node:path"),
    ]);
  await writeFrozen(join(registry.root, RELEASED), plan.files);
  if (registry.waivers !== undefined && plan.waived.length > 0)
    await writeFile(
      join(registry.root, WAIVERS_FILE),
      withoutWaivers(registry.waivers.text, new Set(plan.waived)),
    );
}

function printJson({ files, ...plan }: ReleasePlan, isWritten: boolean): string {
  return `${JSON.stringify({ ...plan, files: files.size, isWritten }, undefined, 2)}\n`;
}

async function printText(
  registry: Registry,
  plan: ReleasePlan,
  isWritten: boolean,
  options: ReleaseCommandOptions,
): Promise<string> {
  const [{ renderFindings }, { countChanges }, { RELEASED }, { formatCount }, { relative, join }] =
    await Promise.all([
      import("./render-findings.ts"),
      import("../compat/released/reasons.ts"),
      import("../compat/released/layout.ts"),
      import("../report/format.ts"),
      import("node:path"),
    ]);
  const { version, date, reasons, changes, waived, findings } = plan;
  const lines = [
    `release ${version} of ${date}, ${standingOf(plan)}`,
    ...reasons.map(({ text }) => `  ${text}`),
  ];
  const folder = relative(process.cwd(), join(registry.root, RELEASED));
  const verb = isWritten ? "wrote" : "would write";
  if (isNews(plan)) lines.push(`${verb} ${folder}, ${countChanges(changes)}`);
  else lines.push(`${folder} is as it would be written`);
  if (waived.length > 0)
    lines.push(
      `${isWritten ? "removed" : "would remove"} ${formatCount(waived.length, "used waiver")} from waivers.yaml`,
    );
  if (isWritten) lines.push(`next: set the version of the packages, commit, and tag v${version}`);
  if (findings.length === 0) return `${lines.join("\n")}\n`;
  const shown = renderFindings(findings, "text", { color: options.color, root: registry.root });
  return `${shown}${lines.join("\n")}\nnot written: ${refusalOf(plan)}\n`;
}

/** What the release is to the one before. */
function standingOf({ previous, version, level, changes }: ReleasePlan): string {
  if (previous === undefined) return "the first";
  if (previous !== version) return `after ${previous}: ${level}`;
  if (changes.length === 0) return "stands: nothing has changed since";
  return level === "nothing" ? "frozen anew" : `frozen anew: ${level}`;
}

function refusalOf({ findings, proposed, previous }: ReleasePlan): string {
  const open = findings.filter(({ fingerprint }) => fingerprint !== undefined).length;
  if (open < findings.length) return "mend what is wrong first";
  const said = previous === undefined ? "" : `, or say that it breaks: --version ${proposed}`;
  const are =
    open === 1 ? "1 finding is not accepted; mend it" : `${open} findings are not accepted; mend them`;
  return `${are}, run "waybill accept"${said}`;
}
