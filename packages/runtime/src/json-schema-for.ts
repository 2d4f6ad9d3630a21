import type { JsonSchema } from "./topic.ts";

/**
 * The schema in the dialect that was asked for, as a copy of one's own.
 *
 * @throws Error for a dialect other than draft-07 and draft-2020-12
 */
export function jsonSchemaFor(target: string, schema: JsonSchema): Record<string, unknown> {
  if (target === "draft-07") {
    return { $schema: "http://json-schema.org/draft-07/schema#", ...asObject(structuredClone(schema)) };
  }
  if (target === "draft-2020-12") {
    return { ...asObject(modernize(schema)), $schema: "https://json-schema.org/draft/2020-12/schema" };
  }
  throw new Error(`unknown JSON Schema target "${target}": expected "draft-07" or "draft-2020-12"`);
}

function asObject(schema: unknown): object {
  return typeof schema === "boolean" ? (schema ? {} : { not: {} }) : (schema as object);
}

/** Keywords whose members are named by the message's keys or by the schema, not by JSON Schema. */
const named = /^(?:definitions|\$defs|properties|patternProperties|dependentSchemas)$/;
const data = /^(?:const|enum|default|examples)$/;

function modernize(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(modernize);
  if (typeof schema !== "object" || schema === null) return schema;
  const result: [string, unknown][] = [];
  for (const [keyword, value] of Object.entries(schema)) {
    if (data.test(keyword)) result.push([keyword, structuredClone(value)]);
    else if (keyword === "$ref") result.push([keyword, value.replace("#/definitions/", "#/$defs/")]);
    else if (keyword === "dependencies") {
      result.push(["dependentRequired", pick(value, Array.isArray, structuredClone)]);
      result.push(["dependentSchemas", pick(value, (dependent) => !Array.isArray(dependent), modernize)]);
    } else if (named.test(keyword)) {
      result.push([keyword === "definitions" ? "$defs" : keyword, pick(value, () => true, modernize)]);
    } else if (keyword === "items" && Array.isArray(value)) {
      result.push(["prefixItems", modernize(value)]);
      if ("additionalItems" in schema) result.push(["items", modernize(schema.additionalItems)]);
    } else if (keyword !== "additionalItems") result.push([keyword, modernize(value)]);
  }
  return Object.fromEntries(result);
}

/** The members that a test selects, each changed. */
function pick(
  members: object,
  test: (value: unknown) => boolean,
  change: (value: unknown) => unknown,
): object {
  const picked = Object.entries(members).filter(([, value]) => test(value));
  return Object.fromEntries(picked.map(([key, value]) => [key, change(value)]));
}
