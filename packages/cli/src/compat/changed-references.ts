import { type Json, printJson } from "../registry/json-source.ts";
import type { Registry, TopicVersion } from "../registry/model.ts";
import { isRecord } from "../registry/shape.ts";
import { exactBundle } from "../schema/exact.ts";

/**
 * The files that a version refers to and that have changed, when its own file has not: whoever looks at the topic's folder
 * sees no change. Empty when its own file has changed, too.
 */
export function changedReferences(
  old: { readonly registry: Registry; readonly version: TopicVersion },
  current: { readonly registry: Registry; readonly version: TopicVersion },
): readonly string[] {
  const before = exactBundle(old.registry, old.version);
  const after = exactBundle(current.registry, current.version);
  const own = current.version.schema?.file;
  if (own === undefined || bodyOf(before.schema) !== bodyOf(after.schema)) return [];
  const [was, is] = [definitionsOf(before.schema), definitionsOf(after.schema)];
  const files = new Set<string>();
  for (const name of new Set([...was.keys(), ...is.keys()])) {
    if (was.get(name) === is.get(name)) continue;
    const { file } = after.locate(`/definitions/${name}`);
    // A definition that is gone was the doing of whoever referred to it.
    if (is.has(name)) files.add(file);
  }
  return files.has(own) ? [] : [...files].sort();
}

/** The schema without its definitions, as text. */
function bodyOf(schema: unknown): string {
  if (!isRecord(schema)) return JSON.stringify(schema);
  const { definitions: _, ...body } = schema;
  return printJson(body as Json);
}

function definitionsOf(schema: unknown): ReadonlyMap<string, string> {
  const definitions = isRecord(schema) && isRecord(schema["definitions"]) ? schema["definitions"] : {};
  return new Map(Object.entries(definitions).map(([name, node]) => [name, printJson(node as Json)]));
}
