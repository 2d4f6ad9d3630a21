import type { JsonSchema } from "@waybill/compat";

type Node = { readonly [keyword: string]: unknown };

const one = new Set([
  "additionalItems",
  "additionalProperties",
  "contains",
  "else",
  "if",
  "items",
  "not",
  "propertyNames",
  "then",
]);
const many = new Set(["allOf", "anyOf", "items", "oneOf", "prefixItems"]);
const named = new Set([
  "$defs",
  "definitions",
  "dependencies",
  "dependentSchemas",
  "patternProperties",
  "properties",
]);

/** The schema with each part of it changed, the innermost first. `path` leads to the part. */
export function mapSchemas(
  schema: JsonSchema,
  change: (part: JsonSchema, path: readonly string[]) => JsonSchema,
  path: readonly string[] = [],
): JsonSchema {
  if (!isNode(schema)) return change(schema, path);
  const inner = (part: unknown, ...step: string[]): unknown =>
    isSchema(part) ? mapSchemas(part, change, [...path, ...step]) : part;
  const parts = Object.entries(schema).map(([keyword, value]): [string, unknown] => {
    if (many.has(keyword) && Array.isArray(value))
      return [keyword, value.map((part, i) => inner(part, keyword, `${i}`))];
    if (named.has(keyword) && isNode(value))
      return [
        keyword,
        Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inner(part, keyword, key)])),
      ];
    return [keyword, one.has(keyword) ? inner(value, keyword) : value];
  });
  return change(Object.fromEntries(parts), path);
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "boolean" || isNode(value);
}

/** Whether the part that `path` leads to is below one of the keywords. */
export function isBelow(path: readonly string[], keywords: ReadonlySet<string>): boolean {
  for (let i = 0; i < path.length; i++) {
    const step = path[i] as string;
    if (keywords.has(step)) return true;
    // What follows is a name, whatever it looks like.
    if (named.has(step)) i++;
  }
  return false;
}

export function toPointer(path: readonly string[]): string {
  return path.map((part) => `/${part.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
