import type { JsonSchema } from "../topic.ts";
import type { SchemaObject } from "./schema-object.ts";

/** The schemas of the first items, in the spelling of either draft. */
export function prefixOf({ items, prefixItems }: SchemaObject): readonly JsonSchema[] {
  return prefixItems ?? (isList(items) ? items : []);
}

export function isList(items: SchemaObject["items"]): items is readonly JsonSchema[] {
  return Array.isArray(items);
}
