import { didYouMean } from "../lint/did-you-mean.ts";
import type { JsonObject } from "../registry/json-source.ts";
import { isObject } from "../registry/json-source.ts";
import { snake } from "./definition-names.ts";
import { ANNOTATIONS } from "./keywords.ts";
import { DRAFT_07, type Mode } from "./normalize-schema.ts";
import { messageName } from "./protobuf-name.ts";
import type { Report } from "./report.ts";
import { eachSchema, type SchemaFile, type SchemaFiles } from "./schema-files.ts";
import { containedPath } from "./source-tree.ts";
import type { FlatTopic, FlatVersion } from "./topic-file.ts";
import { unitKey } from "./units.ts";

export type VersionSchema =
  | { readonly kind: "file"; readonly name: string; readonly mode: Mode; readonly key: string }
  | { readonly kind: "message"; readonly name: string }
  /** A stand-in that accepts every message, for a schema that is missing or cannot be read. */
  | { readonly kind: "open"; readonly schema: JsonObject };

/** What a version's `resource` leads to; undefined for a Protobuf version that names no message. */
export function schemaOf(
  topic: FlatTopic,
  version: FlatVersion,
  schemas: SchemaFiles,
  report: Report,
): VersionSchema | undefined {
  const { resource, encoding } = version;
  const at = { line: topic.line("schemas", version.index, "resource") };
  if (encoding === "protobuf") {
    const name = resource === undefined ? undefined : messageName(resource);
    if (name === undefined || resource?.endsWith(".json")) {
      const hint = "write package.module_pb2.Message";
      report("message-name", topic.file, `resource of version ${version.version} names no Protobuf message`, {
        ...at,
        hint,
      });
      return undefined;
    }
    if (!resource?.includes("_pb2."))
      report(
        "message-name",
        topic.file,
        `"${resource}" names no module; taken as the message's full name`,
        at,
      );
    return { kind: "message", name };
  }
  const open: VersionSchema = {
    kind: "open",
    schema: { $schema: DRAFT_07, title: snake(topic.name), description: topic.description },
  };
  if (resource === undefined) {
    report(
      "schema-missing",
      topic.file,
      `version ${version.version} names no schema; any message is accepted`,
      at,
    );
    return open;
  }
  const path = containedPath("schemas", resource);
  if (path === undefined) {
    report(
      "path-escape",
      topic.file,
      `resource "${resource}" leads out of the folder of schemas; any message is accepted`,
      at,
    );
    return open;
  }
  const name = path.slice("schemas/".length);
  if (schemas.byName(name) === undefined) {
    if (!schemas.broken.has(name)) {
      const hint = didYouMean(
        name,
        schemas.files.map((file) => file.name),
      );
      report("schema-missing", topic.file, `schema "${resource}" is not there; any message is accepted`, {
        ...at,
        hint,
      });
    }
    return open;
  }
  const mode: Mode = encoding === "msgpack" ? "msgpack" : "text";
  return { kind: "file", name, mode, key: unitKey(name, mode) };
}

/** Whether the schema of a version says nothing about its messages. */
export function acceptsAnything(version: FlatVersion, schemas: SchemaFiles): boolean {
  if (version.encoding === "protobuf") return false;
  const value = version.resource === undefined ? true : schemas.byName(version.resource)?.value;
  if (!isObject(value)) return value !== false;
  return Object.keys(value).every(
    (key) => ANNOTATIONS.has(key) || ["$schema", "$id", "definitions", "$defs"].includes(key),
  );
}

/** Names of the schema files that the topics lead to, directly or through references. */
export function usedSchemaNames(topics: readonly FlatTopic[], schemas: SchemaFiles): ReadonlySet<string> {
  const used = new Set<string>();
  const add = (file: SchemaFile | undefined): void => {
    if (file === undefined || used.has(file.name)) return;
    used.add(file.name);
    for (const { schema } of eachSchema(file.value)) {
      const target = typeof schema["$ref"] === "string" ? schemas.resolve(schema["$ref"], file) : "";
      if (typeof target !== "string") add(target.file);
    }
  };
  for (const { schemas: versions } of topics) {
    for (const { encoding, resource = "" } of versions) {
      if (encoding !== "protobuf")
        add(schemas.byName(containedPath("schemas", resource)?.slice("schemas/".length) ?? ""));
    }
  }
  return used;
}
