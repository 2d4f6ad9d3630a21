import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { JsonSchema } from "@waybill/compat";
// The command's own way from files to one schema; it is no part of what its package exports.
import { parseJsonDocument } from "../../../cli/src/registry/document.ts";
import type { Document, Registry, TopicVersion } from "../../../cli/src/registry/model.ts";
import { bundle } from "../../../cli/src/schema/bundle.ts";

/** A schema of a release, with what it refers to in other files of that release. */
export interface ReleasedSchema {
  readonly name: string;
  /** The file alone. */
  readonly text: string;
  readonly schema: JsonSchema;
}

/** The schemas of an unpacked release, each in one piece. */
export function bundlesOf(folder: string): readonly ReleasedSchema[] {
  const files = globSync("sentry_kafka_schemas/schemas/*.json", { cwd: folder }).sort();
  return bundled(files.map((file) => [basename(file), readFileSync(join(folder, file), "utf8")]));
}

/** Files of schemas that may refer to each other, each in one piece; what is no JSON is left out. */
export function bundled(
  files: readonly (readonly [name: string, text: string])[],
): readonly ReleasedSchema[] {
  const read = files.flatMap(([file, text]) => {
    const { document } = parseJsonDocument(file, text);
    return document === undefined ? [] : [{ document, text }];
  });
  const versions = read.map(({ document }) => versionOf(document));
  const registry = registryOf(versions);
  return read.map(({ document, text }, i) => ({
    name: document.file,
    text,
    schema: bundle(registry, versions[i] as TopicVersion).schema as JsonSchema,
  }));
}

function versionOf(schema: Document): TopicVersion {
  return { topic: schema.file, version: 1, encoding: "json", fixtures: [], schema };
}

function registryOf(versions: readonly TopicVersion[]): Registry {
  const spec = { owners: [], messages: {}, producers: [], consumers: [], kafka: {}, dead_letters: [] };
  return {
    root: "/registry",
    config: { services: [], proto: [], policy: { retention_ms: [] }, generate: {} },
    topics: versions.map((version) => ({ name: version.topic, spec, versions: [version] })),
    shared: [],
    files: versions.map(({ topic }) => topic),
    findings: [],
  };
}
