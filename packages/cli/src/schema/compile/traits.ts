import type { JsonSchema } from "@waybill/runtime";
import type { Definitions } from "./context.ts";

/** How far references are followed. */
const maxDepth = 8;

/** Whether the schema names its values. */
export function isTag(schema: JsonSchema | undefined): boolean {
  return typeof schema === "object" && ("const" in schema || "enum" in schema);
}

/** Whether no test of its own is needed to tell that the value is there. */
export function refusesUndefined(schema: JsonSchema, definitions: Definitions, depth = maxDepth): boolean {
  if (typeof schema === "boolean") return !schema;
  if (depth === 0) return false;
  const { $ref, type, contentEncoding, allOf, anyOf, oneOf } = schema;
  const refuses = (inner: JsonSchema | undefined) =>
    inner !== undefined && refusesUndefined(inner, definitions, depth - 1);
  if (typeof $ref === "string") return refuses(definitions[$ref.slice(prefix.length)]);
  return (
    type !== undefined ||
    contentEncoding === "binary" ||
    isTag(schema) ||
    ((allOf as JsonSchema[] | undefined) ?? []).some(refuses) ||
    [anyOf, oneOf].some((branches) => (branches as JsonSchema[] | undefined)?.every(refuses) ?? false)
  );
}

export const prefix = "#/definitions/";
