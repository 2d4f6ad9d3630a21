import { isBytes } from "../bytes.ts";
import type { Check } from "./check.ts";
import type { SchemaObject } from "./schema-object.ts";

/** `type`, which decides whether the other keywords are worth a look. */
export const types: Check = {
  keywords: ["type"],
  compile(schema, { add }) {
    const fits = typeTest(schema);
    return (value) => fits(value) || add("type", typeMessage(typesOf(schema), value));
  },
};

/** Whether a value has one of the types that the schema asks for, if it asks for any. */
export function typeTest(schema: SchemaObject): (value: unknown) => boolean {
  const names = typesOf(schema);
  if (names.includes("number")) names.push("integer");
  // A bigint is a number only where 64 bits are meant.
  if (names.includes("integer") && /^u?int64$/.test(schema.format ?? "")) names.push(BIGINT);
  return (value) => names.length === 0 || names.includes(typeNameOf(value));
}

export function typesOf({ type = [] }: SchemaObject): string[] {
  return [type].flat();
}

export function typeMessage(types: readonly string[], value: unknown): string {
  return `must be ${types.join(" or ")}, got ${typeNameOf(value)}`;
}

const BIGINT = "integer beyond 2^53-1";

/** What the value is, in the words of JSON Schema where it has one. */
export function typeNameOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (isBytes(value)) return "bytes";
  if (typeof value === "bigint") return BIGINT;
  if (Number.isInteger(value)) return "integer";
  return typeof value === "number" && !Number.isFinite(value) ? "number that is not finite" : typeof value;
}
