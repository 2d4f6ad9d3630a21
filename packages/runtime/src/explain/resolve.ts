import { tokensOf } from "../pointer.ts";
import type { JsonSchema } from "../topic.ts";
import type { SchemaObject } from "./schema-object.ts";

/**
 * The schema that a reference within the root means.
 *
 * @throws Error when there is none, which is a fault of the contract and not of the message
 */
export function resolve(root: JsonSchema, ref: string): JsonSchema {
  let schema: unknown = root;
  for (const token of tokensOf(decodeURIComponent(ref.slice(1)))) {
    const within = Object(schema) as Record<string, unknown>;
    schema = Object.hasOwn(within, token) ? within[token] : undefined;
  }
  if (!ref.startsWith("#") || schema === undefined) throw new Error(`the schema has no "${ref}"`);
  return schema as JsonSchema;
}

/** The schema behind a chain of references, as far as it is an object. */
export function dereference(root: JsonSchema, schema: JsonSchema): SchemaObject {
  let current = schema as SchemaObject;
  for (let i = 0; i < 16 && current.$ref !== undefined; i++)
    current = resolve(root, current.$ref) as SchemaObject;
  return current;
}
