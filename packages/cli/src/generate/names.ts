import { camelCase, pascalCase } from "../schema/names.ts";

/** `ingest-replay-events`, 1: `ingestReplayEventsV1`. */
export function constantName(topic: string, version: number): string {
  return `${camelCase(topic)}V${version}`;
}

/** `ingest-replay-events`, 1: `IngestReplayEventsV1`. */
export function typeName(topic: string, version: number): string {
  return `${pascalCase(topic)}V${version}`;
}

/** Names that the output needs for itself, or that its package could not hand out. */
const reserved = ["index", "registry", "runtime", "proto", "package.json", "node_modules"];

/** Why a topic cannot have a folder in the output; `undefined` when it can. */
export function topicNameFault(name: string): string | undefined {
  if (!/^[a-zA-Z0-9._-]{1,249}$/.test(name) || /^\.+$/.test(name)) {
    return `topic "${name}" must have a name that Kafka allows: letters, digits, ".", "_" and "-"`;
  }
  return reserved.includes(name)
    ? `topic must not be called "${name}": generated files need the name`
    : undefined;
}
