import type { Finding } from "../../finding.ts";
import type { CompatReport, TopicReport } from "../report.ts";
import type { Change, Sides } from "./change.ts";
import { compile, findCompiler } from "./compile.ts";
import { schemaChanges } from "./schema-changes.ts";

export interface TypesOptions extends Sides {
  /** Folders whose TypeScript is taken before that of this package. */
  readonly folders: readonly string[];
}

/**
 * The report with what programs of yesterday make of today's types: of the versions that both registries have, where
 * declarations changed and the wire does not break the same way. Compiles once for all of them, or not at all. Protobuf
 * messages are compared where the registries were loaded with them.
 */
export async function compareTypes(report: CompatReport, options: TypesOptions): Promise<CompatReport> {
  const ofMessages = await messageChanges(report, options);
  const changes = [...(await schemaChanges(report.topics, options)), ...ofMessages.changes];
  if (changes.length === 0) return report;
  const compiler = findCompiler(options.folders);
  if (compiler === undefined) return { ...report, general: [...report.general, notCompiled(changes)] };
  const own = changes.flatMap(({ files, program }, index): [string, string][] => [
    ...[...files].map(([file, text]): [string, string] => [`${index}/${file}`, text]),
    [`${index}/check.ts`, program.text],
  ]);
  const { breaksOf } = await import("./type-breaks.ts");
  const complaints = await compile(compiler, new Map([...ofMessages.files, ...own]));
  const topics = report.topics.map((topic): TopicReport => {
    const types = changes.flatMap((change, index) => {
      if (change.version.topic !== topic.topic) return [];
      const said = complaints.filter(({ file }) => file === `${index}/check.ts`);
      return breaksOf(change, topic, said, options);
    });
    return types.length === 0 ? topic : { ...topic, status: "compared", types };
  });
  return { ...report, topics };
}

/** Loads what declares messages when there are messages: most runs have none that changed. */
async function messageChanges({ topics }: CompatReport, { old, current }: Sides) {
  if (old.messages === undefined || current.messages === undefined) return { changes: [], files: new Map() };
  const { protobufChanges } = await import("./protobuf-changes.ts");
  return protobufChanges(topics, { old, current });
}

function notCompiled(changes: readonly Change[]): Finding {
  const names = changes.map(({ version }) => `"${version.topic}" v${version.version}`).join(", ");
  return {
    file: changes[0]?.version.schema?.file ?? "registry.yaml",
    rule: "types-not-compared",
    severity: "warning",
    message: `types of ${names} changed, and nobody knows whom that breaks: TypeScript is not installed`,
    hint: "npm install --save-dev typescript",
  };
}
