import { draftOf } from "./normal/document.ts";
import { isObject, type JsonSchema, type Value } from "./value.ts";

/** What a validator says of a value: with a message, if it has one, of why it refuses. */
export interface Opinion {
  readonly valid: boolean;
  readonly message?: string;
}

/**
 * A second validator: whether the value is of the schema; undefined when it cannot say, as one that knows only doubles
 * cannot of an integer beyond them. The schema is handed over without what does not count: the siblings of `$ref` that its draft
 * ignores, and formats of texts when they are annotations.
 */
export type Confirm = (schema: JsonSchema, value: Value) => Opinion | boolean | undefined;

/** The second validator's answer with or without a message as one shape. */
export function opinionOf(confirm: Confirm, schema: JsonSchema, value: Value): Opinion | undefined {
  const answer = confirm(schema, value);
  return typeof answer === "boolean" ? { valid: answer } : answer;
}

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

/**
 * The schema without what its draft ignores beside `$ref`, and `nullable`, which some validators apply all the same, and without formats
 * of texts when they are annotations.
 */
export function withoutIgnored(schema: JsonSchema, format: "assert" | "annotate" = "assert"): JsonSchema {
  if (typeof schema === "boolean") return schema;
  const known = stripped[format].get(schema);
  if (known !== undefined) return known;
  const plain = strip(schema, draftOf(schema) <= 7, format === "annotate") as JsonSchema;
  stripped[format].set(schema, plain);
  return plain;
}

/** The same object for the same schema, so that a validator need not compile it again. */
const stripped = {
  assert: /*@__PURE__*/ new WeakMap<object, JsonSchema>(),
  annotate: /*@__PURE__*/ new WeakMap<object, JsonSchema>(),
};

/** Keywords that hold schemas by name: a name in them is no keyword. */
const maps = new Set([
  "properties",
  "patternProperties",
  "definitions",
  "$defs",
  "dependencies",
  "dependentSchemas",
]);
const values = new Set(["enum", "const", "default", "examples"]);

function strip(node: unknown, siblings: boolean, formats: boolean, isMap = false): unknown {
  if (Array.isArray(node)) return node.map((child) => strip(child, siblings, formats));
  if (!isObject(node)) return node;
  const entries = Object.entries(node);
  if (isMap)
    return Object.fromEntries(entries.map(([name, child]) => [name, strip(child, siblings, formats)]));
  const isReference = siblings && typeof node["$ref"] === "string";
  const isFormat = formats && typeof node["format"] === "string" && !/^u?int64$/.test(node["format"]);
  return Object.fromEntries(
    entries
      // No draft has `nullable`, which Ajv takes from OpenAPI.
      .filter(([keyword]) => (!isReference || harmless.has(keyword)) && keyword !== "nullable")
      .filter(([keyword]) => !(isFormat && keyword === "format"))
      .map(([keyword, value]) => [
        keyword,
        values.has(keyword) ? value : strip(value, siblings, formats, maps.has(keyword)),
      ]),
  );
}
