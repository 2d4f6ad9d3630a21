import type { ValueType } from "./keywords.ts";
import { type SchemaNode, type SchemaObject, sameValue } from "./walk-schema.ts";

/** The types that a schema itself admits, or nothing when it leaves them open. */
export function ownTypes(schema: SchemaObject): ReadonlySet<ValueType> | undefined {
  if (schema["contentEncoding"] === "binary") return new Set(["bytes"]);
  const { type } = schema;
  if (typeof type === "string") return new Set([type as ValueType]);
  if (Array.isArray(type)) return new Set(type as ValueType[]);
  const values = "const" in schema ? [schema["const"]] : schema["enum"];
  return Array.isArray(values) ? new Set(values.map(typeOf)) : undefined;
}

/** The types that a node admits, as said by itself or else by the nearest schema above that speaks of the same value. */
export function typesOf(node: SchemaNode): ReadonlySet<ValueType> | undefined {
  for (const { schema } of sameValue(node)) {
    const types = typeof schema === "object" ? ownTypes(schema) : undefined;
    if (types !== undefined) return types;
  }
  return undefined;
}

/** The narrowest type of a JSON value. */
export function typeOf(value: unknown): ValueType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  if (typeof value === "string") return "string";
  return typeof value === "boolean" ? "boolean" : "object";
}

/** Whether any of the types is one that `wanted` is about. An integer is a number, and a number may be an integer. */
export function overlaps(types: ReadonlySet<ValueType>, wanted: readonly ValueType[]): boolean {
  return wanted.some((type) => types.has(type));
}
