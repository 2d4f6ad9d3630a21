import { formats as assertedFormats } from "@waybill/runtime/codegen";
import { annotations, isAssertion } from "../schema/keywords.ts";

/** A type name of JSON Schema, or the raw bytes of `contentEncoding: binary`. */
export type ValueType = "array" | "boolean" | "bytes" | "integer" | "null" | "number" | "object" | "string";

const numbers = ["integer", "number"] as const;
const byteLike = ["string", "bytes"] as const;

/** Keywords that say something about values of certain types only, and are ignored for others. */
export const typedKeywords: ReadonlyMap<string, readonly ValueType[]> = new Map<string, readonly ValueType[]>(
  [
    ["multipleOf", numbers],
    ["maximum", numbers],
    ["exclusiveMaximum", numbers],
    ["minimum", numbers],
    ["exclusiveMinimum", numbers],
    ["maxLength", byteLike],
    ["minLength", byteLike],
    ["pattern", ["string"]],
    ["items", ["array"]],
    ["additionalItems", ["array"]],
    ["maxItems", ["array"]],
    ["minItems", ["array"]],
    ["uniqueItems", ["array"]],
    ["contains", ["array"]],
    ["maxProperties", ["object"]],
    ["minProperties", ["object"]],
    ["required", ["object"]],
    ["properties", ["object"]],
    ["patternProperties", ["object"]],
    ["additionalProperties", ["object"]],
    ["dependencies", ["object"]],
    ["propertyNames", ["object"]],
    ["contentMediaType", ["bytes", "array"]],
    ["contentSchema", ["bytes", "array"]],
  ],
);

/** The formats that are asserted, and the types that each applies to. */
export const formats: ReadonlyMap<string, readonly ValueType[]> = new Map(
  Object.keys(assertedFormats).map((format) => [format, /^u?int64$/.test(format) ? numbers : ["string"]]),
);

/** Whether the keyword is one of draft-07 or of Waybill's vocabulary. */
export function isKnown(keyword: string): boolean {
  return isAssertion(keyword) || annotations.has(keyword) || keyword === "definitions";
}

/** Keywords of later drafts, with what draft-07 has in their place. */
export const newerKeywords: ReadonlyMap<string, string> = new Map([
  ["$anchor", "refer to the definition by its JSON Pointer"],
  ["$defs", 'use "definitions"'],
  ["$dynamicAnchor", "refer to the definition by its JSON Pointer"],
  ["$dynamicRef", 'use "$ref"'],
  ["$recursiveAnchor", "refer to the definition by its JSON Pointer"],
  ["$recursiveRef", 'use "$ref": "#"'],
  ["$vocabulary", "remove it"],
  ["dependentRequired", 'use "dependencies" with lists of names'],
  ["dependentSchemas", 'use "dependencies" with schemas'],
  ["maxContains", 'draft-07 counts no matches; describe the list with "items"'],
  ["minContains", 'draft-07 counts no matches; "contains" asks for one'],
  ["prefixItems", 'use "items" with a list of schemas, "minItems" and "additionalItems"'],
  ["unevaluatedItems", 'use "additionalItems" beside the list in "items"'],
  ["unevaluatedProperties", 'use "additionalProperties" beside all "properties"'],
]);

/** All keywords that draft-07 and Waybill's vocabulary have, for suggestions. */
export const knownKeywords: readonly string[] = [
  ...annotations,
  ...typedKeywords.keys(),
  ...["$ref", "allOf", "anyOf", "const", "contentEncoding", "definitions", "else", "enum"],
  ...["format", "if", "not", "oneOf", "then", "type"],
];

/** Keywords of other dialects that people write from habit, with what to write instead. */
export const foreignKeywords: ReadonlyMap<string, string> = new Map([
  ["$bytes", 'use "contentEncoding": "binary"'],
  ["discriminator", 'use "oneOf" whose branches each have a "const" at the same required property'],
  ["divisibleBy", 'use "multipleOf"'],
  ["example", 'use "examples" with a list'],
  ["extends", 'use "allOf"'],
  ["id", 'use "$id", or nothing: a file is known by its path'],
  ["nullable", 'add "null" to "type"'],
  ["optional", 'leave the name out of the parent\'s "required"'],
]);
