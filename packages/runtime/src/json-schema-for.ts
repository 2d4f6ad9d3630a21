import type { JsonSchema } from "./topic.ts";

const DRAFT_07 = "http://json-schema.org/draft-07/schema#";
const DRAFT_2020_12 = "https://json-schema.org/draft/2020-12/schema";

/**
 * The schema in the dialect that was asked for, as a copy of one's own.
 *
 * @throws Error for a dialect other than draft-07 and draft-2020-12
 */
export function jsonSchemaFor(target: string, schema: JsonSchema): Record<string, unknown> {
  if (target === "draft-07") return { $schema: DRAFT_07, ...asObject(structuredClone(schema)) };
  if (target === "draft-2020-12") return { ...asObject(modernize(schema)), $schema: DRAFT_2020_12 };
  throw new Error(`unknown JSON Schema target "${target}": expected "draft-07" or "draft-2020-12"`);
}

function asObject(schema: unknown): Record<string, unknown> {
  return typeof schema === "boolean" ? (schema ? {} : { not: {} }) : (schema as Record<string, unknown>);
}

const one = [
  "additionalProperties",
  "contains",
  "contentSchema",
  "else",
  "if",
  "not",
  "propertyNames",
  "then",
];
const many = ["allOf", "anyOf", "oneOf", "prefixItems"];
const named = ["definitions", "$defs", "dependentSchemas", "patternProperties", "properties"];

interface ModernSchema {
  [keyword: string]: unknown;
  prefixItems?: unknown[];
  items?: unknown;
  dependentRequired?: object;
  dependentSchemas?: object;
}

function modernize(schema: unknown): unknown {
  if (typeof schema !== "object" || schema === null) return schema;
  const result: ModernSchema = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (one.includes(keyword)) result[keyword] = modernize(value);
    else if (many.includes(keyword)) result[keyword] = (value as unknown[]).map(modernize);
    else if (named.includes(keyword)) {
      result[keyword === "definitions" ? "$defs" : keyword] = mapValues(value as object, modernize);
    } else if (keyword === "$ref")
      result[keyword] = (value as string).replace(/^#\/definitions\//, "#/$defs/");
    else if (keyword === "items" && Array.isArray(value)) {
      result.prefixItems = value.map(modernize);
      if ("additionalItems" in schema) result.items = modernize(schema.additionalItems);
    } else if (keyword === "items") result[keyword] = modernize(value);
    else if (keyword === "dependencies") splitDependencies(value as object, result);
    else if (keyword !== "additionalItems") result[keyword] = structuredClone(value);
  }
  return result;
}

function splitDependencies(dependencies: object, result: ModernSchema): void {
  const [required, schemas]: [[string, unknown][], [string, unknown][]] = [[], []];
  for (const [key, value] of Object.entries(dependencies)) {
    if (Array.isArray(value)) required.push([key, [...value]]);
    else schemas.push([key, modernize(value)]);
  }
  if (required.length > 0) result.dependentRequired = Object.fromEntries(required);
  if (schemas.length > 0) result.dependentSchemas = Object.fromEntries(schemas);
}

function mapValues(object: object, change: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
