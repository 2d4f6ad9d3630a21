import { Document } from "./normal/document.ts";
import { isObject, type JsonSchema, type Value } from "./value.ts";

/**
 * A second validator: whether the value is of the schema; undefined when it cannot say, as one that knows only doubles
 * cannot of an integer beyond them. The schema is handed over without the siblings of `$ref` that its draft ignores.
 */
export type Confirm = (schema: JsonSchema, value: Value) => boolean | undefined;

/** Keywords beside a reference that say nothing of a value. */
const harmless = new Set([
  "$ref",
  "$schema",
  "$id",
  "id",
  "$comment",
  "definitions",
  "$defs",
  "title",
  "description",
]);

/** The schema without what its draft ignores beside `$ref`, which some validators apply all the same. */
export function withoutIgnored(schema: JsonSchema): JsonSchema {
  return new Document(schema).draft > 7 ? schema : (strip(schema) as JsonSchema);
}

function strip(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(strip);
  if (!isObject(node)) return node;
  const isReference = typeof node["$ref"] === "string";
  return Object.fromEntries(
    Object.entries(node)
      .filter(([keyword]) => !isReference || harmless.has(keyword))
      .map(([keyword, value]) => [
        keyword,
        keyword === "enum" || keyword === "const" || keyword === "default" || keyword === "examples"
          ? value
          : strip(value),
      ]),
  );
}
