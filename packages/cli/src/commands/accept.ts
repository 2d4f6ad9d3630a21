import type { Command } from "commander";
import type { Finding } from "../finding.ts";
import { UsageError } from "../registry/usage-error.ts";
import { type GlobalOptions, optionsOf, subcommand } from "./options.ts";

interface AcceptOptions extends GlobalOptions {
  readonly reason?: string;
  readonly until?: string;
  readonly against?: string;
}

export function addAccept(program: Command): void {
  subcommand(program, "accept", [
    'waybill accept 3f2a9c1d8e7b6a50 --reason "Nobody has sent these since May." --until 2026-12-31',
    'waybill accept 3f2a9c 8e7b6a --reason "Both consumers skip the key." --until 2026-12-31',
  ])
    .summary("accept breaks that compat found, with a reason, until a day")
    .description(
      [
        "Writes an entry for each finding into waivers.yaml of the registry, for review like any other change. The finding is a",
        "warning from then on, and an error again after the day. An entry for the same finding is renewed.",
      ].join(" "),
    )
    .argument("<fingerprints...>", "of the findings, as compat prints them; the first 6 digits are enough")
    .option("--reason <sentence>", "why the break is harmless, and who has agreed")
    .option("--until <day>", "last day on which it is accepted, YYYY-MM-DD")
    .option("--against <baseline>", "as of compat, where that was not the last release")
    .action(async (fingerprints: string[], _: unknown, command: Command) => {
      process.stdout.write(await accept(fingerprints, optionsOf<AcceptOptions>(command)));
    });
}

async function accept(given: readonly string[], options: AcceptOptions): Promise<string> {
  const { readWaivers, isDay, isSentence, today, WAIVERS_FILE } = await import(
    "../compat/waivers/read-waivers.ts"
  );
  const { reason, until } = options;
  if (reason === undefined || !isSentence(reason))
    throw new UsageError(
      `accept needs --reason with a sentence: capital letter, three words or more, full stop${gotten(reason)}`,
    );
  if (until === undefined || !isDay(until))
    throw new UsageError(`accept needs --until with a day of the calendar, YYYY-MM-DD${gotten(until)}`);
  if (until < today())
    throw new UsageError(`--until must not be in the past, got ${until}; today is ${today()}`);

  const [{ openFolder }, { compareWithBaseline }, { findingsOf }, { withWaiver }, { writeFile }, path] =
    await Promise.all([
      import("./open-registry.ts"),
      import("../compat/compare-with-baseline.ts"),
      import("../compat/report.ts"),
      import("../compat/waivers/edit-waivers.ts"),
      import("node:fs/promises"),
      import("node:path"),
    ]);
  const registry = await openFolder(options.registry);
  if (registry.findings.some(({ file }) => file === WAIVERS_FILE))
    throw new UsageError(`${WAIVERS_FILE} must be YAML before an entry can be added; see "waybill lint"`);
  const { against } = options;
  const report = await compareWithBaseline(registry, {
    topics: [],
    policies: {},
    ...(against !== undefined && { against }),
  });
  const known = readWaivers(registry.waivers).map((waiver) => waiver.fingerprint);
  const findings = new Set(given.map((word) => find(word, findingsOf(report), report.baseline)));
  const file = path.join(registry.root, WAIVERS_FILE);
  const done = { accepted: "", renewed: "" };
  let text = registry.waivers?.text;
  for (const finding of findings) {
    const fingerprint = finding.fingerprint as string;
    // Which message shows it may change with the next search.
    const said = finding.message.replace(/; the (?:old|new) schema refuses .*$/s, "");
    text = withWaiver(text, { fingerprint, finding: said, reason: reason.trim(), until });
    done[known.includes(fingerprint) ? "renewed" : "accepted"] += `  ${fingerprint}  ${said}\n`;
  }
  await writeFile(file, text ?? "");
  const place = path.relative(process.cwd(), file);
  return Object.entries(done)
    .filter(([, lines]) => lines !== "")
    .map(([how, lines]) => `${how} until ${until}, in ${place}:\n${lines}`)
    .join("");
}

function gotten(given: string | undefined): string {
  return given === undefined ? "" : `; got "${given}"`;
}

/** The error, or what was an error but for its waiver, that the fingerprint or its beginning names. */
function find(given: string, findings: readonly Finding[], baseline: string): Finding {
  const open = findings.filter(
    ({ fingerprint, severity, waived }) =>
      fingerprint !== undefined && (severity === "error" || waived !== undefined),
  );
  const word = given.toLowerCase();
  const found = open.filter(({ fingerprint = "" }) => word.length >= 6 && fingerprint.startsWith(word));
  const [first] = found;
  if (first !== undefined && new Set(found.map(({ fingerprint }) => fingerprint)).size === 1) return first;
  if (found.length > 1) throw new UsageError(`"${given}" begins more than one fingerprint; pass more of it`);
  if (open.length === 0)
    throw new UsageError(`nothing is to be accepted: compared with ${baseline}, no finding is an error`);
  const [near] = [...open].sort(
    (a, b) => agreement(word, b.fingerprint ?? "") - agreement(word, a.fingerprint ?? ""),
  ) as [Finding];
  throw new UsageError(
    `no finding has the fingerprint "${given}"; did you mean ${near.fingerprint} (${near.message.split("; ")[0]})?${open.length > 1 ? ` "waybill compat" lists all ${open.length}` : ""}`,
  );
}

/** How many places of two texts agree. */
function agreement(a: string, b: string): number {
  return [...a].filter((letter, index) => letter === b[index]).length;
}
