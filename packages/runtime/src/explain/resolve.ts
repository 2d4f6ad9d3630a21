import { tokensOf } from "../pointer.ts";
import type { JsonSchema } from "../topic.ts";
import type { SchemaObject } from "./schema-object.ts";

/**
 * The schema that a reference within the root means.
 *
 * @throws Error when there is none, which is a fault of the contract and not of the message
 */
export function resolve(root: JsonSchema, ref: string): JsonSchema {
  const schema = tokensOf(decodeURIComponent(ref)).reduce<unknown>(
    (within, token) => (Object.hasOwn(Object(within), token) ? (within as Members)[token] : undefined),
    root,
  );
  if (ref[0] !== "#" || schema === undefined) throw new Error(`the schema has no "${ref}"`);
  return schema as JsonSchema;
}

type Members = Readonly<Record<string, unknown>>;

/** The schema behind a chain of references, as far as it is an object. */
export function dereference(root: JsonSchema, schema: JsonSchema, most = 16): SchemaObject {
  const { $ref } = schema as SchemaObject;
  return $ref && most > 0 ? dereference(root, resolve(root, $ref), most - 1) : (schema as SchemaObject);
}
