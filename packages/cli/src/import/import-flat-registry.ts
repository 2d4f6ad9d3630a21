import type { Finding } from "../finding.ts";
import { metaSchemaFiles } from "../lint/meta/meta-schemas.ts";
import { printJson } from "../registry/json-source.ts";
import { UsageError } from "../registry/usage-error.ts";
import { foldDeadLetters } from "./dead-letters.ts";
import { nameDefinitions } from "./definition-names.ts";
import { exampleFiles } from "./example-files.ts";
import { type ImportedVersion, importExamples } from "./import-examples.ts";
import { ownersOf, readOwners } from "./owners.ts";
import { placeUnits, type SchemaUse } from "./place-units.ts";
import { readTopics, usableVersions } from "./read-topics.ts";
import { createFindingList } from "./report.ts";
import { readSchemaFiles } from "./schema-files.ts";
import { acceptsAnything, schemaOf, usedSchemaNames } from "./schema-of-version.ts";
import { serviceNames } from "./services.ts";
import { isFolder, readSourceTree } from "./source-tree.ts";
import { topicYaml, yamlFile } from "./topic-yaml.ts";
import { buildUnits } from "./units.ts";
import { reportUnused } from "./unused.ts";

export interface ImportSummary {
  /** Topic files of the source: `topics + deadLettersFolded + topicsLeftOut`. */
  readonly topicFiles: number;
  /** Topic folders of the result. */
  readonly topics: number;
  /** Topic files that became `dead_letters` of another topic. */
  readonly deadLettersFolded: number;
  /** Topic files with nothing in them that can be read. */
  readonly topicsLeftOut: number;
  /** JSON files below `schemas/`. */
  readonly schemaFiles: number;
  /** Those of them that no topic uses. */
  readonly schemasUnused: number;
  /** Schemas of the result that several topics use. */
  readonly schemasShared: number;
  /** Files below `examples/`. */
  readonly exampleFiles: number;
  /** Those of them that no topic uses. */
  readonly examplesUnused: number;
  /** Pass fixtures written; an example that several topics use is a fixture of each. */
  readonly fixtures: number;
  /** Uses of an example that could not become a fixture. */
  readonly examplesRefused: number;
}

export interface ImportResult {
  /** The registry's files by path, relative to its folder. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Every defect of the source; files are relative to the source folder. */
  readonly findings: readonly Finding[];
  readonly summary: ImportSummary;
}

/**
 * Turns a registry laid out the flat way (`topics/*.yaml` beside `schemas/` and `examples/`, at the root or in a
 * subfolder) into topic folders. Writes nothing. Whatever is wrong in the source is a finding and is worked round;
 * a message that the source accepts is accepted by the result, save for bytes that only a description names and for
 * formats, which count here.
 *
 * @throws UsageError when the folder is not there or holds no topics
 */
export async function importFlatRegistry(folder: string): Promise<ImportResult> {
  if (!(await isFolder(folder))) throw new UsageError(`"${folder}" must be a folder that exists`);
  const { report, list } = createFindingList();
  const tree = await readSourceTree(folder, report);
  const { topics, leftOut, read } = await readTopics(tree, report);
  if (read === 0) throw new UsageError(`"${folder}" must hold topics/*.yaml, as a flat registry does`);

  const schemas = await readSchemaFiles(tree, report);
  const owners = await readOwners(tree, report);
  const examples = new Map(
    topics.map((topic) => [
      topic,
      topic.schemas.map((version) => exampleFiles(topic, version, tree, report)),
    ]),
  );
  const folded = foldDeadLetters(topics, {
    acceptsAnything: (version) => acceptsAnything(version, schemas),
    examplesOf: (topic) =>
      new Set(
        examples
          .get(topic)
          ?.flat()
          .map(({ file }) => file),
      ),
    owners,
    report,
  });
  const kept = topics.filter((topic) => !folded.has(topic));

  const versions: ImportedVersion[] = kept.flatMap((topic) =>
    usableVersions(topic, report).map((version) => ({
      topic,
      version,
      schema: schemaOf(topic, version, schemas, report),
      examples: examples.get(topic)?.[topic.schemas.indexOf(version)] ?? [],
    })),
  );
  const needed = versions.flatMap(({ schema }) => (schema?.kind === "file" ? [schema] : []));
  const units = buildUnits(needed, schemas, nameDefinitions(schemas, report), report);
  const fixtures = await importExamples(versions, units, tree, report);

  const files = new Map<string, Uint8Array>();
  const write = (path: string, text: string): void => void files.set(path, new TextEncoder().encode(text));
  const uses: SchemaUse[] = versions.flatMap(({ topic, version, schema }) => {
    const unit = schema?.kind === "file" ? units.get(schema.key) : undefined;
    return unit === undefined ? [] : [{ topic, version: version.version, unit }];
  });
  const placed = placeUnits(uses, units, report);
  for (const [path, schema] of placed.files) write(path, `${printJson(schema)}\n`);
  for (const { topic, version, schema } of versions) {
    if (schema?.kind === "open")
      write(`${topic.name}/v${version.version}.schema.json`, `${printJson(schema.schema)}\n`);
  }
  for (const [path, bytes] of fixtures.files) files.set(path, bytes);

  const service = serviceNames(topics, report);
  for (const topic of kept) {
    const own = versions.filter((candidate) => candidate.topic === topic);
    write(
      `${topic.name}/topic.yaml`,
      topicYaml({
        topic,
        owners: ownersOf(topic, owners, schemas.byName(own.at(-1)?.version.resource ?? "")?.file, report),
        encoding: own.at(-1)?.version.encoding ?? "json",
        messages: Object.fromEntries(
          own.flatMap(({ version, schema }) =>
            schema?.kind === "message" ? [[`v${version.version}`, schema.name]] : [],
          ),
        ),
        compatibility: own.at(-1)?.version.compatibility ?? {
          mode: "none",
          reason: "imported: the source registry declared no schema",
        },
        deadLetters: [...folded].filter(([, parent]) => parent === topic).map(([letter]) => letter),
        service,
      }),
    );
  }
  const services = [
    ...new Set(topics.flatMap(({ producers, consumers }) => [...producers, ...consumers]).map(service)),
  ].sort();
  write("registry.yaml", yamlFile("registry.schema.json", { services }));
  for (const [path, text] of metaSchemaFiles) write(path, text);

  const usedNames = usedSchemaNames(topics, schemas);
  const used = schemas.files.map(({ file, name }) => ({ file, used: usedNames.has(name) }));
  const unused = reportUnused(tree, used, [...examples.values()].flat(2), report);
  return {
    files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))),
    findings: list(),
    summary: {
      topicFiles: read,
      topics: kept.length,
      deadLettersFolded: folded.size,
      topicsLeftOut: leftOut,
      schemaFiles: schemas.files.length + schemas.broken.size,
      schemasUnused: unused.schemas,
      schemasShared: placed.shared,
      exampleFiles: unused.exampleFiles,
      examplesUnused: unused.examples,
      fixtures: fixtures.files.size,
      examplesRefused: fixtures.refused,
    },
  };
}
