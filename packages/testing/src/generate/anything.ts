import fc from "fast-check";
import type { SchemaObject } from "../schema/schema-object.ts";
import type { Node } from "./node.ts";

/** Keywords that say something to readers and ask nothing of values. */
export const ANNOTATIONS: ReadonlySet<string> = new Set([
  "$schema",
  "$id",
  "$comment",
  "title",
  "description",
  "default",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
  "definitions",
  "$defs",
]);

export function asksNothing(schema: SchemaObject): boolean {
  return Object.keys(schema).every((keyword) => ANNOTATIONS.has(keyword));
}

const scalars = fc.oneof(
  fc.constantFrom(null, true, false, 0, 1, -1, 1.5, "", "text", "ä"),
  fc.integer(),
  fc.string({ maxLength: 8 }),
);

/** Small values of every kind, for where a schema takes any. */
export const anything: Node = {
  arbitrary: fc.oneof(
    { withCrossShrink: true },
    { weight: 4, arbitrary: scalars },
    { weight: 1, arbitrary: fc.array(scalars, { maxLength: 3 }) },
    {
      weight: 1,
      arbitrary: fc.record({ a: scalars, b: fc.array(scalars, { maxLength: 2 }) }, { requiredKeys: [] }),
    },
  ),
  example: (isFull) => (isFull ? "text" : null),
};
