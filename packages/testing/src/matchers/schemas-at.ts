import type { JsonSchema } from "@waybill/runtime";
import { itemSchemas } from "../generate/arrays.ts";
import { memberSchemas } from "../schema/alternatives.ts";
import { tokensOf } from "../schema/pointer.ts";
import { asObject, type SchemaObject } from "../schema/schema-object.ts";
import type { TopicSchema } from "../schema/topic-schema.ts";

/** Every schema that may be about the part of a message, whichever branches of unions the rest of it picks. */
export function schemasAt(schema: TopicSchema, path: string): readonly SchemaObject[] {
  let parts = spread(schema, [schema.root]);
  for (const token of tokensOf(path)) {
    const within = parts.flatMap((part) => {
      const isArray = part["items"] !== undefined || part["prefixItems"] !== undefined;
      return isArray && /^\d+$/.test(token)
        ? itemSchemas([part], Number(token))
        : memberSchemas([part], token);
    });
    parts = spread(schema, within);
  }
  return parts;
}

function spread(schema: TopicSchema, parts: readonly JsonSchema[], depth = 0): SchemaObject[] {
  if (depth > 20) return [];
  return parts.flatMap((part) => {
    if (typeof part === "boolean") return [];
    const own = asObject(part);
    const { $ref, allOf = [], anyOf = [], oneOf = [], then = true, else: otherwise = true } = own;
    const inner = [
      ...($ref === undefined ? [] : [schema.resolve($ref)]),
      ...allOf,
      ...anyOf,
      ...oneOf,
      then,
      otherwise,
    ];
    return [own, ...spread(schema, inner, depth + 1)];
  });
}
