import { camelCase, pascalCase } from "../schema/names.ts";

/** `ingest-replay-events`, 1: `ingestReplayEventsV1`. */
export function constantName(topic: string, version: number): string {
  return `${camelCase(topic)}V${version}`;
}

/** `ingest-replay-events`, 1: `IngestReplayEventsV1`. */
export function typeName(topic: string, version: number): string {
  return `${pascalCase(topic)}V${version}`;
}

/**
 * Files, folders and entry points that the output has besides topics. A topic's folder stands among them, and its name
 * is its entry point. Lower-case, because some file systems know no case.
 */
const reserved: ReadonlySet<string> = new Set([
  ...["index", "index.js", "index.d.ts", "registry", "registry.js", "registry.d.ts"],
  ...["test-support", "test-support.js", "test-support.d.ts"],
  ...["runtime", "proto", "package.json", "node_modules"],
]);

/** Why a topic cannot have a folder in a registry and in the output; `undefined` when it can. */
export function topicNameFault(name: string): string | undefined {
  if (!/^[a-zA-Z0-9._-]{1,249}$/.test(name) || /^\.+$/.test(name)) {
    const shown = name.length > 249 ? `of ${name.length} characters` : `"${name}"`;
    return `topic ${shown} must have a name that Kafka allows: 1 to 249 letters, digits, ".", "_" and "-"`;
  }
  if (/^[._]/.test(name)) {
    return `topic must not be called "${name}": folders with a leading "${name[0]}" are not topics`;
  }
  return reservedNameFault(name);
}

/** Why two topics cannot both be generated; `undefined` when they can. The second is what is wrong. */
export function topicNamesFault(first: string, second: string): string | undefined {
  return pascalCase(first) === pascalCase(second) && first.toLowerCase() !== second.toLowerCase()
    ? `topic name "${second}" must differ from "${first}" by more than punctuation`
    : sameFolderFault(first, second);
}

/** Why two topics cannot have a folder each on every file system; `undefined` when they can. */
export function sameFolderFault(first: string, second: string): string | undefined {
  return first.toLowerCase() === second.toLowerCase()
    ? `topic name "${second}" must differ from "${first}" by more than case`
    : undefined;
}

/** Why a topic's folder would meet a generated file; `undefined` when it does not. */
export function reservedNameFault(name: string): string | undefined {
  return reserved.has(name.toLowerCase())
    ? `topic must not be called "${name}": generated files need the name`
    : undefined;
}
