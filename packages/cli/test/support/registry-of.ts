import { parseJsonDocument } from "../../src/registry/document.ts";
import type { Registry, TopicVersion } from "../../src/registry/model.ts";

/**
 * A registry of one topic `t` with one version, made of schemas by file: `t/v1.schema.json` is the topic's own, others
 * count as shared.
 */
export function registryOf(schemas: Readonly<Record<string, unknown>>): {
  registry: Registry;
  version: TopicVersion;
} {
  const documents = Object.entries(schemas).map(([file, schema]) => {
    const { document } = parseJsonDocument(file, JSON.stringify(schema, null, 2));
    if (document === undefined) throw new Error(`schema must be JSON: ${file}`);
    return document;
  });
  const own = documents.find(({ file }) => file === "t/v1.schema.json");
  const version: TopicVersion = {
    topic: "t",
    version: 1,
    encoding: "json",
    fixtures: [],
    ...(own && { schema: own }),
  };
  const spec = { owners: [], messages: {}, producers: [], consumers: [], kafka: {}, dead_letters: [] };
  const registry: Registry = {
    root: "/registry",
    config: { services: [], proto: [], policy: { retention_ms: [] }, generate: {} },
    topics: [{ name: "t", spec, versions: [version] }],
    shared: documents.filter((document) => document !== own),
    files: Object.keys(schemas),
    findings: [],
  };
  return { registry, version };
}
