import type { Document, Registry, TopicSource } from "../registry/model.ts";
import { reachable } from "./references.ts";
import type { Problem, Rule } from "./rule.ts";
import { problemAt } from "./rule.ts";
import { type SchemaNode, type SchemaObject, walkSchema } from "./walk-schema.ts";

/** A schema file together with who uses it. */
export interface SchemaSource {
  readonly document: Document;
  /** The topic whose folder holds the file; absent for files of `_shared`. */
  readonly topic?: TopicSource;
  /** Topics whose messages this file describes, wholly or in part. */
  readonly usedBy: readonly TopicSource[];
}

/** A subschema that is an object, with a way to report about it. */
export interface SchemaVisit {
  readonly source: SchemaSource;
  readonly node: SchemaNode;
  readonly schema: SchemaObject;
  /** A problem at this node, or at one of its keywords. */
  problem(message: string, hint?: string, below?: string): Problem;
}

const sourcesOf = new WeakMap<Registry, readonly SchemaSource[]>();
const nodesOf = new WeakMap<Document, readonly SchemaNode[]>();

/** All schema files of the registry: those of topics first, then the shared ones. */
export function schemaSources(registry: Registry): readonly SchemaSource[] {
  const known = sourcesOf.get(registry);
  if (known !== undefined) return known;
  const users = new Map<string, Set<TopicSource>>();
  for (const topic of registry.topics) {
    const roots = topic.versions.flatMap(({ schema }) => schema ?? []);
    for (const place of reachable(registry, roots)) {
      const file = place.slice(0, place.indexOf("#"));
      users.set(file, (users.get(file) ?? new Set()).add(topic));
    }
  }
  const usedBy = (document: Document) => [...(users.get(document.file) ?? [])];
  const sources = [
    ...registry.topics.flatMap((topic) =>
      topic.versions.flatMap(({ schema }) =>
        schema ? [{ document: schema, topic, usedBy: usedBy(schema) }] : [],
      ),
    ),
    ...registry.shared.map((document) => ({ document, usedBy: usedBy(document) })),
  ];
  sourcesOf.set(registry, sources);
  return sources;
}

/** The subschemas of a file, walked once per process however many rules ask. */
function schemaNodes(document: Document): readonly SchemaNode[] {
  const known = nodesOf.get(document) ?? [...walkSchema(document.value)];
  nodesOf.set(document, known);
  return known;
}

/** A rule's `check` that looks at every schema file. */
export function inSchemas(
  check: (source: SchemaSource, registry: Registry) => Iterable<Problem>,
): Rule["check"] {
  return function* (registry) {
    for (const source of schemaSources(registry)) yield* check(source, registry);
  };
}

/** A rule's `check` that looks at every subschema object of every schema file. */
export function atNodes(check: (visit: SchemaVisit, registry: Registry) => Iterable<Problem>): Rule["check"] {
  return inSchemas(function* (source, registry) {
    for (const node of schemaNodes(source.document)) {
      if (typeof node.schema === "boolean") continue;
      const problem: SchemaVisit["problem"] = (message, hint, below = "") =>
        problemAt(source.document, node.pointer + below, message, hint);
      yield* check({ source, node, schema: node.schema, problem }, registry);
    }
  });
}
