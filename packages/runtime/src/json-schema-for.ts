import type { JsonSchema } from "./topic.ts";

/**
 * The schema in the dialect that was asked for, as a copy of one's own.
 *
 * @throws Error for a dialect other than draft-07 and draft-2020-12
 */
export function jsonSchemaFor(target: string, schema: JsonSchema): Record<string, unknown> {
  const copy = structuredClone(schema === true ? {} : schema || { not: {} });
  if (target === "draft-07") return { $schema: "http://json-schema.org/draft-07/schema#", ...copy };
  if (target === "draft-2020-12") {
    modernize(copy);
    return { ...copy, $schema: "https://json-schema.org/draft/2020-12/schema" };
  }
  throw new Error(`unknown JSON Schema target "${target}": expected "draft-07" or "draft-2020-12"`);
}

/** Keywords whose members are named by the message's keys or by the schema, not by JSON Schema. */
const named = /^(definitions|\$defs|p\w*roperties|depend\w+)$/;
const data = /^(const|enum|default|examples)$/;

/** Renames, in place, what 2020-12 has renamed. */
function modernize(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  for (const [keyword, value] of Object.entries(node)) {
    if (named.test(keyword)) Object.values(value as object).forEach(modernize);
    else if (!data.test(keyword)) modernize(value);
  }
  const schema = node as Schema;
  const rename = (from: keyof Schema, to: keyof Schema) => {
    if (from in schema) schema[to] = schema[from] as never;
    delete schema[from];
  };
  if (schema.$ref) schema.$ref = schema.$ref.replace("#/definitions/", "#/$defs/");
  rename("definitions", "$defs");
  if (Array.isArray(schema.items)) {
    rename("items", "prefixItems");
    rename("additionalItems", "items");
  }
  delete schema.additionalItems;
  const dependents = Object.entries(schema.dependencies ?? {});
  if (dependents.length > 0) {
    const pick = (isList: boolean) =>
      Object.fromEntries(dependents.filter(([, dependent]) => Array.isArray(dependent) === isList));
    schema.dependentRequired = pick(true);
    schema.dependentSchemas = pick(false);
  }
  delete schema.dependencies;
}

interface Schema {
  $ref?: string;
  $defs?: unknown;
  definitions?: unknown;
  items?: unknown;
  prefixItems?: unknown;
  additionalItems?: unknown;
  dependencies?: object;
  dependentRequired?: object;
  dependentSchemas?: object;
}
