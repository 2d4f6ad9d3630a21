import { isBytes } from "../bytes.ts";
import type { Run } from "./check.ts";
import type { SchemaObject } from "./schema-object.ts";

/** `type`, which decides whether the other keywords are worth a look. */
export function checkType(run: Run, schema: SchemaObject, value: unknown, path: string): boolean {
  const fits = isOfType(schema, value);
  if (!fits) run.add(path, "type", typeMessage(typesOf(schema), value));
  return fits;
}

/** Whether the value has one of the types that the schema asks for, if it asks for any. */
export function isOfType(schema: SchemaObject, value: unknown): boolean {
  const { type, format } = schema;
  const is = typeNameOf(value);
  return (
    type === undefined ||
    typesOf(schema).some((name) =>
      name !== "integer" && name !== "number"
        ? name === is
        : typeof value === "bigint"
          ? format === "int64" || format === "uint64" // a number only where 64 bits are meant
          : is === "integer" || is === name,
    )
  );
}

export function typesOf({ type = [] }: SchemaObject): readonly string[] {
  return typeof type === "string" ? [type] : type;
}

export function typeMessage(types: readonly string[], value: unknown): string {
  return `must be ${types.join(" or ")}, got ${typeNameOf(value)}`;
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
