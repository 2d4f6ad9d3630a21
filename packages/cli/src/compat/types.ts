import type { Finding } from "../finding.ts";
import { typeName } from "../generate/names.ts";
import { TypeWriter } from "../generate/types/type-writer.ts";
import type { Registry, TopicVersion } from "../registry/model.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { CompatReport, TopicReport, TypeBreak } from "./report.ts";
import { type Complaint, compile, findCompiler } from "./types-compile.ts";
import {
  bareDeclarations,
  declarationsOf,
  frozenDeclarations,
  generatedDeclarations,
} from "./types-declarations.ts";
import { type Program, programOf } from "./types-program.ts";

export interface TypesOptions {
  readonly old: Registry;
  readonly current: Registry;
  /** Folders whose TypeScript is taken before that of this package. */
  readonly folders: readonly string[];
}

/** A version whose declarations changed. */
interface Changed {
  readonly version: TopicVersion;
  readonly old: string;
  readonly new: string;
  readonly program: Program;
}

/**
 * The report with what programs of yesterday make of today's types: of the versions that both registries have, where
 * declarations changed and the wire does not break the same way. Compiles once for all of them, or not at all.
 */
export async function compareTypes(report: CompatReport, options: TypesOptions): Promise<CompatReport> {
  const changed = await changedVersions(report, options);
  if (changed.length === 0) return report;
  const compiler = findCompiler(options.folders);
  if (compiler === undefined) return { ...report, general: [...report.general, notCompiled(changed)] };
  const files = new Map(
    changed.flatMap(({ old, new: current, program }, index) => [
      [`${index}/old.d.ts`, old],
      [`${index}/new.d.ts`, current],
      [`${index}/check.ts`, program.text],
    ]),
  );
  const complaints = await compile(compiler, files);
  const topics = report.topics.map((topic): TopicReport => {
    const types = changed.flatMap((one, index) =>
      one.version.topic === topic.topic ? breaksOf(one, topic, complaintsOf(complaints, index)) : [],
    );
    return types.length === 0 ? topic : { ...topic, status: "compared", types };
  });
  return { ...report, topics };
}

async function changedVersions(report: CompatReport, { old, current }: TypesOptions): Promise<Changed[]> {
  const types = new TypeWriter();
  const found: Changed[] = [];
  const names = report.topics.filter(({ status }) => status === "compared" || status === "unchanged");
  for (const { topic, status } of names) {
    const [before, after] = [old, current].map(({ topics }) => topics.find(({ name }) => name === topic));
    for (const version of after?.versions ?? []) {
      const was = before?.versions.find((one) => one.version === version.version);
      if (was === undefined || was.encoding !== version.encoding) continue;
      const frozen = await frozenDeclarations(old, was);
      // What did not change costs no run of the generator: then only its own changes can have changed a type.
      const sides =
        status === "unchanged"
          ? [frozen, await generatedDeclarations(current, version)]
          : [
              frozen ?? (await declarationsOf(old, was, types)),
              await declarationsOf(current, version, types),
            ];
      const [oldText, newText] = sides.map((text) => text && bareDeclarations(text));
      if (oldText === undefined || newText === undefined || oldText === newText) continue;
      const program = programOf(oldText, typeName(topic, version.version));
      found.push({ version, old: oldText, new: newText, program });
    }
  }
  return found;
}

function complaintsOf(complaints: readonly Complaint[], index: number): readonly Complaint[] {
  return complaints.filter(({ file }) => file === `${index}/check.ts`);
}

/** One break a symbol and side; what the wire breaks anyway is told there. */
function breaksOf(
  { version, program }: Changed,
  topic: TopicReport,
  complaints: readonly Complaint[],
): TypeBreak[] {
  const found = new Map<string, TypeBreak>();
  const label = `v${version.version}`;
  const isBroken = (way: string) =>
    topic.directions.some(
      ({ direction, verdict, new: name }) => direction === way && verdict === "breaking" && name === label,
    );
  for (const { line, words } of complaints) {
    const check = program.checks.get(line);
    if (check === undefined) continue;
    const { side, symbol } = check;
    if (side === "producers" && isBroken("backward")) continue;
    if (side === "consumers" && isBroken("forward")) continue;
    const key = `${side} ${symbol}`;
    const said = [...(found.get(key)?.words ?? []), ...words.map(withoutPaths)];
    found.set(key, {
      finding: findingOf(version, check, said),
      class: "types-only",
      side,
      symbol,
      words: said,
    });
  }
  return [...found.values()];
}

const DEMANDS = {
  producers: "programs that build it must still compile",
  consumers: "programs that read it must still compile",
  imports: "must still be exported",
} as const;

function findingOf(
  version: TopicVersion,
  { side, symbol }: { side: TypeBreak["side"]; symbol: string },
  words: readonly string[],
): Finding {
  const { topic, schema } = version;
  const rule = "types-only";
  return {
    file: schema?.file ?? `${topic}/topic.yaml`,
    rule,
    severity: "warning",
    message: `${symbol} of "${topic}" v${version.version}: ${DEMANDS[side]}; TypeScript says: ${words.join(" ")}`,
    hint: "no message breaks: keep the type, or release it as a major version and say what to change",
    fingerprint: fingerprintOf({ topic, versions: `v${version.version}`, rule, detail: [side, symbol] }),
  };
}

function notCompiled(changed: readonly Changed[]): Finding {
  const names = changed.map(({ version }) => `"${version.topic}" v${version.version}`).join(", ");
  return {
    file: changed[0]?.version.schema?.file ?? "registry.yaml",
    rule: "types-not-compared",
    severity: "warning",
    message: `types of ${names} changed, and nobody knows whom that breaks: TypeScript is not installed`,
    hint: "npm install --save-dev typescript",
  };
}

/** Names of the modules of the program mean nothing outside of it. */
function withoutPaths(words: string): string {
  return words.replace(/import\("[^"]*\/(old|new)"\)\./g, (_, side) => (side === "old" ? "Was." : "Now."));
}
