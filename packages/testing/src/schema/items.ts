import type { JsonSchema } from "@waybill/runtime";
import type { SchemaObject } from "./schema-object.ts";

/** The schemas of the first items, in either spelling. */
export function prefixOf({ items, prefixItems }: SchemaObject): readonly JsonSchema[] {
  return prefixItems ?? (Array.isArray(items) ? items : []);
}

/** The schema of the items behind the prefix, and the keyword that it stands at. */
export function itemsBehindPrefix({ items = true, additionalItems = true }: SchemaObject): {
  readonly token: "/items" | "/additionalItems";
  readonly rest: JsonSchema;
} {
  return Array.isArray(items)
    ? { token: "/additionalItems", rest: additionalItems }
    : { token: "/items", rest: items };
}
