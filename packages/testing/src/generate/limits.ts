import type { SchemaObject } from "../schema/schema-object.ts";

/** The greatest of the values of a keyword. */
export function greatest(parts: readonly SchemaObject[], keyword: string, otherwise: number): number {
  return Math.max(otherwise, ...valuesOf(parts, keyword));
}

/** The least of the values of a keyword. */
export function least(parts: readonly SchemaObject[], keyword: string, otherwise: number): number {
  return Math.min(otherwise, ...valuesOf(parts, keyword));
}

export function valuesOf(parts: readonly SchemaObject[], keyword: string): number[] {
  return parts.flatMap((part) => (typeof part[keyword] === "number" ? [part[keyword]] : []));
}
