import { annotations } from "../schema/keywords.ts";
import { append } from "../schema/pointer.ts";

/** What the value of a keyword holds, as far as a walk over schemas needs to know. */
export type KeywordShape = "value" | "schema" | "schemas" | "map" | "schema-or-list" | "dependencies";

/** Keywords of draft-07 and of the vocabulary that topic schemas add to it. */
export const KEYWORDS: Readonly<Record<string, KeywordShape>> = {
  ...shaped(
    "value",
    "$schema $id $ref $comment title description default examples deprecated readOnly writeOnly",
  ),
  ...shaped("value", "type enum const format multipleOf maximum exclusiveMaximum minimum exclusiveMinimum"),
  ...shaped("value", "maxLength minLength pattern contentEncoding contentMediaType"),
  ...shaped("value", "maxItems minItems uniqueItems maxProperties minProperties required"),
  ...shaped("schema", "additionalItems contains additionalProperties propertyNames if then else not"),
  ...shaped("schemas", "allOf anyOf oneOf"),
  ...shaped("map", "properties patternProperties definitions"),
  items: "schema-or-list",
  dependencies: "dependencies",
};

function shaped(shape: KeywordShape, keywords: string): Record<string, KeywordShape> {
  return Object.fromEntries(keywords.split(" ").map((keyword) => [keyword, shape]));
}

/** Keywords of later drafts: under draft-07 they have no effect. */
export const LATER_KEYWORDS: Readonly<Record<string, KeywordShape>> = {
  $anchor: "value",
  $dynamicAnchor: "value",
  $dynamicRef: "value",
  $recursiveAnchor: "value",
  $recursiveRef: "value",
  $vocabulary: "value",
  $defs: "map",
  contentSchema: "schema",
  dependentRequired: "value",
  dependentSchemas: "map",
  maxContains: "value",
  minContains: "value",
  prefixItems: "schemas",
  unevaluatedItems: "schema",
  unevaluatedProperties: "schema",
};

/** Keywords that say something about a value without deciding whether it is valid. */
export const ANNOTATIONS: ReadonlySet<string> = new Set(
  [...annotations].filter((keyword) => keyword !== "$schema" && keyword !== "$id"),
);

const ALL: Readonly<Record<string, KeywordShape>> = { ...LATER_KEYWORDS, ...KEYWORDS };

/** Every subschema directly below a schema, with the pointer that leads there. */
export function* subschemas(
  schema: object,
): Generator<{ readonly pointer: string; readonly value: unknown }> {
  for (const [keyword, value] of Object.entries(schema)) {
    const shape = Object.hasOwn(ALL, keyword) ? ALL[keyword] : undefined;
    const at = append("", keyword);
    if (shape === "schema" || (shape === "schema-or-list" && !Array.isArray(value)))
      yield { pointer: at, value };
    else if ((shape === "schemas" || shape === "schema-or-list") && Array.isArray(value)) {
      for (const [index, item] of value.entries()) yield { pointer: append(at, index), value: item };
    } else if ((shape === "map" || shape === "dependencies") && typeof value === "object" && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        if (!Array.isArray(item)) yield { pointer: append(at, key), value: item };
      }
    }
  }
}
