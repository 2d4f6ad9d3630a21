import type { JsonSchema } from "@waybill/runtime";
import { isObject } from "@waybill/runtime/codegen";
import { expression } from "./expression.ts";
import { itemsBehindPrefix, prefixOf } from "./items.ts";
import { pointer } from "./pointer.ts";
import type { SchemaObject } from "./schema-object.ts";

/** A member of an object or an item of an array, with a schema that is about it. */
export interface Part {
  readonly schema: JsonSchema;
  /** The schema's place, as a JSON Pointer from the schema of the whole. */
  readonly token: string;
  readonly key: string | number;
  readonly value: unknown;
}

/** What a schema says of the members and items of a value. A member that several keywords are about comes several times. */
export function partsOf(
  schema: SchemaObject,
  value: unknown,
  maxItems = Number.POSITIVE_INFINITY,
): readonly Part[] {
  if (Array.isArray(value)) return items(schema, value, maxItems);
  return isObject(value) ? members(schema, value) : [];
}

function members(schema: SchemaObject, object: Readonly<Record<string, unknown>>): Part[] {
  const { properties = {}, patternProperties = {}, additionalProperties } = schema;
  const patterns = Object.entries(patternProperties as Record<string, JsonSchema>);
  return Object.entries(object).flatMap(([key, value]) => {
    const parts: Part[] = [];
    if (value === undefined) return parts; // which counts as absent
    const add = (about: JsonSchema, token: string) => parts.push({ schema: about, token, key, value });
    if (Object.hasOwn(properties, key)) add(properties[key], pointer("/properties", key));
    for (const [pattern, member] of patterns)
      if (expression(pattern).test(key)) add(member, pointer("/patternProperties", pattern));
    if (parts.length === 0 && additionalProperties !== undefined)
      add(additionalProperties, "/additionalProperties");
    return parts;
  });
}

function items(schema: SchemaObject, list: readonly unknown[], maxItems: number): Part[] {
  const prefix = prefixOf(schema);
  const prefixToken = schema["prefixItems"] === undefined ? "/items" : "/prefixItems";
  const { token, rest } = itemsBehindPrefix(schema);
  return list.slice(0, prefix.length + maxItems).map((value, i) => {
    const [own] = prefix.slice(i, i + 1);
    return own === undefined
      ? { schema: rest, token, key: i, value }
      : { schema: own, token: pointer(prefixToken, i), key: i, value };
  });
}
