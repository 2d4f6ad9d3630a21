import type { JsonSchema } from "../../src/value.ts";

/** A schema of so many levels, each made of the next one and the one after it; both are the leaf at the end. */
export function doubling(
  levels: number,
  leaf: JsonSchema,
  level: (next: JsonSchema, afterNext: JsonSchema) => JsonSchema,
): JsonSchema {
  const refTo = (index: number) => ({ $ref: `#/definitions/d${Math.min(index, levels)}` });
  const definitions = Object.fromEntries(
    Array.from({ length: levels }, (_, i) => [`d${i}`, level(refTo(i + 1), refTo(i + 2))]),
  );
  return { ...refTo(0), definitions: { ...definitions, [`d${levels}`]: leaf } };
}
