import type { JsonSchema } from "@waybill/runtime";

/** A schema that is an object, whose keywords have the forms that draft-07 gives them: a topic's schema was compiled before. */
// biome-ignore lint/suspicious/noExplicitAny: the forms of keywords are known by their names
export type SchemaObject = { readonly [keyword: string]: any };

/** The value of a schema that is a boolean, as an object: `{}` takes everything, `{ not: {} }` nothing. */
export function asObject(schema: JsonSchema): SchemaObject {
  return typeof schema === "object" ? schema : schema ? {} : { not: {} };
}
