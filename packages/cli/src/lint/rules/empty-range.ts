import { isRecord } from "../../registry/shape.ts";
import type { Rule } from "../rule.ts";
import { atNodes } from "../schema-source.ts";
import type { SchemaObject } from "../walk-schema.ts";

const ranges = [
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
  ["minProperties", "maxProperties"],
  ["minimum", "maximum"],
] as const;

/** Bounds of which one value has to lie strictly between. */
const exclusive = [
  ["exclusiveMinimum", "maximum"],
  ["minimum", "exclusiveMaximum"],
  ["exclusiveMinimum", "exclusiveMaximum"],
] as const;

export const emptyRange: Rule = {
  id: "empty-range",
  severity: "error",
  summary: "lower bounds are not above upper ones, and what is required may be there",
  explain: {
    why: "No value lies in an empty range, so that every message with the key is refused. Most often the two bounds were exchanged.",
    bad: '{ "type": "integer", "minimum": 10, "maximum": 1 }',
    good: '{ "type": "integer", "minimum": 1, "maximum": 10 }',
    fix: "Exchange or correct the bounds. To forbid a key, give it the schema `false` and leave it out of `required`.",
  },
  check: atNodes(function* ({ schema, problem }) {
    for (const [lower, upper] of ranges) {
      const pair = bounds(schema, lower, upper);
      if (pair && pair[0] > pair[1])
        yield problem(`${lower} ${pair[0]} must not be above ${upper} ${pair[1]}`, undefined, `/${lower}`);
    }
    for (const [lower, upper] of exclusive) {
      const pair = bounds(schema, lower, upper);
      if (pair && pair[0] >= pair[1])
        yield problem(`${lower} ${pair[0]} must be below ${upper} ${pair[1]}`, undefined, `/${lower}`);
    }
    const { items, additionalItems, minItems, required, properties, maxProperties } = schema;
    if (
      Array.isArray(items) &&
      additionalItems === false &&
      typeof minItems === "number" &&
      minItems > items.length
    ) {
      yield problem(
        `minItems ${minItems} must not be above the ${items.length} items there can be`,
        undefined,
        "/minItems",
      );
    }
    for (const [index, name] of (Array.isArray(required) ? required : []).entries()) {
      if (isRecord(properties) && Object.hasOwn(properties, name) && properties[name] === false)
        yield problem(`required property "${name}" can have no value`, undefined, `/required/${index}`);
    }
    if (Array.isArray(required) && typeof maxProperties === "number" && required.length > maxProperties) {
      yield problem(
        `maxProperties ${maxProperties} must not be below the ${required.length} required ones`,
        undefined,
        "/maxProperties",
      );
    }
  }),
};

function bounds(schema: SchemaObject, lower: string, upper: string): readonly [number, number] | undefined {
  const low = schema[lower];
  const high = schema[upper];
  return typeof low === "number" && typeof high === "number" ? [low, high] : undefined;
}
