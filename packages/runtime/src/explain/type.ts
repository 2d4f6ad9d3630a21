import { isBytes } from "../bytes.ts";
import type { SchemaObject } from "./schema-object.ts";

/** The types that a schema asks for, if it does. */
export function typesOf({ type }: SchemaObject): readonly string[] | undefined {
  return typeof type === "string" ? [type] : type;
}

/** A bigint is a number only where the schema says that 64 bits are meant. */
export function hasType(value: unknown, type: string, { format }: SchemaObject): boolean {
  if (type === "integer" || type === "number") {
    if (typeof value === "bigint") return format === "int64" || format === "uint64";
    return (
      typeof value === "number" && (type === "integer" ? Number.isInteger(value) : Number.isFinite(value))
    );
  }
  return typeNameOf(value) === type;
}

/** What the value is, in the words of JSON Schema where it has one. */
export function typeNameOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (isBytes(value)) return "bytes";
  if (typeof value === "bigint") return "integer beyond 2^53-1";
  if (typeof value !== "number") return typeof value;
  return Number.isInteger(value)
    ? "integer"
    : Number.isFinite(value)
      ? "number"
      : "number that is not finite";
}
