import type { Json, JsonObject } from "../registry/json-source.ts";
import { isObject } from "../registry/json-source.ts";
import { nodeAt } from "../schema/pointer.ts";
import type { SchemaFile, SchemaFiles } from "./schema-files.ts";

/** Keywords whose subschemas speak of the same value as the schema they stand in. */
const IN_PLACE = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else"];
const STEP = /^(.*)\/(?:(?:allOf|anyOf|oneOf)\/\d+|not|if|then|else)$/;

/** Required keys of a schema that neither it nor any schema of the same value describes. */
export function missingProperties(
  schema: JsonObject,
  pointer: string,
  file: SchemaFile,
  schemas: SchemaFiles,
): string[] {
  const required = schema["required"];
  if (!Array.isArray(required)) return [];
  let top = pointer;
  for (let step = STEP.exec(top); step !== null; step = STEP.exec(top)) top = step[1] as string;
  const described = { names: new Set<string>(), patterns: [] as string[] };
  collect(nodeAt(file.value, top) as Json, file, new Set());
  return (required as readonly Json[])
    .filter((key): key is string => typeof key === "string" && !described.names.has(key))
    .filter((key) => !described.patterns.some((pattern) => matches(pattern, key)));

  function collect(node: Json | undefined, owner: SchemaFile, seen: Set<unknown>): void {
    if (!isObject(node) || seen.has(node)) return;
    seen.add(node);
    if (isObject(node["properties"]))
      for (const name of Object.keys(node["properties"])) described.names.add(name);
    if (isObject(node["patternProperties"]))
      described.patterns.push(...Object.keys(node["patternProperties"]));
    if (isObject(node["additionalProperties"])) described.patterns.push("");
    for (const keyword of IN_PLACE)
      for (const child of [node[keyword] ?? []].flat()) collect(child as Json, owner, seen);
    const target = typeof node["$ref"] === "string" ? schemas.resolve(node["$ref"], owner) : "";
    if (typeof target !== "string")
      collect(nodeAt(target.file.value, target.pointer) as Json, target.file, seen);
  }
}

function matches(pattern: string, key: string): boolean {
  try {
    return new RegExp(pattern, "u").test(key);
  } catch {
    return true;
  }
}
