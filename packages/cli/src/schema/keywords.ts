import type { JsonSchema } from "@waybill/runtime";
import { formats } from "@waybill/runtime/codegen";
import { isRecord } from "../registry/shape.ts";

/** Keywords of draft-07 that say something about a value, with what their value must be. */
const assertions: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  type: (value) => {
    const types = Array.isArray(value) ? value : [value];
    const known = types.length > 0 && types.every((type) => typeNames.includes(type));
    return known && new Set(types).size === types.length
      ? undefined
      : `a type name or a list of different ones`;
  },
  enum: (value) => (Array.isArray(value) && value.length > 0 ? undefined : "a list with members"),
  const: () => undefined,
  multipleOf: (value) => (isNumber(value) && value > 0 ? undefined : "a number above zero"),
  maximum: number,
  exclusiveMaximum: number,
  minimum: number,
  exclusiveMinimum: number,
  maxLength: count,
  minLength: count,
  pattern: (value) => (typeof value === "string" && isPattern(value) ? undefined : patternRule),
  maxItems: count,
  minItems: count,
  uniqueItems: boolean,
  maxProperties: count,
  minProperties: count,
  required: texts,
  format: text,
  contentEncoding: text,
  contentMediaType: text,
};

const patternRule = "a regular expression that JavaScript accepts in Unicode mode";

/** Keywords whose value is a schema. */
export const inSchema: ReadonlySet<string> = new Set([
  "additionalItems",
  "contains",
  "additionalProperties",
  "propertyNames",
  "not",
  "if",
  "then",
  "else",
  "contentSchema",
]);
/** Keywords whose value is a list of schemas. */
export const inList: ReadonlySet<string> = new Set(["allOf", "anyOf", "oneOf"]);
/** Keywords whose value maps names to schemas. */
export const inMap: ReadonlySet<string> = new Set([
  "properties",
  "patternProperties",
  "dependencies",
  "definitions",
]);

/** Keywords for people and tools, which no value can break. */
export const annotations: ReadonlySet<string> = new Set([
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
]);

export const typeNames: readonly unknown[] = [
  "null",
  "boolean",
  "integer",
  "number",
  "string",
  "array",
  "object",
];

/** Whether a keyword can refuse a value. `$ref` can; annotations and words that draft-07 does not know cannot. */
export function isAssertion(keyword: string): boolean {
  return (
    keyword === "$ref" || keyword === "items" || Object.hasOwn(assertions, keyword) || isApplicator(keyword)
  );
}

function isApplicator(keyword: string): boolean {
  return inSchema.has(keyword) || inList.has(keyword) || (inMap.has(keyword) && keyword !== "definitions");
}

/** Whether a format is asserted; all others are annotations. */
export function isAssertedFormat(format: unknown): format is keyof typeof formats {
  return typeof format === "string" && Object.hasOwn(formats, format);
}

/** What the value of a known keyword should have been; `undefined` when it is right. */
export function shapeFault(keyword: string, value: unknown): string | undefined {
  if (keyword === "$ref") return text(value);
  if (inSchema.has(keyword)) return isSchema(value) ? undefined : "a schema";
  if (inList.has(keyword)) return isSchemaList(value) && value.length > 0 ? undefined : "a list of schemas";
  if (keyword === "items")
    return isSchema(value) || isSchemaList(value) ? undefined : "a schema or a list of schemas";
  if (inMap.has(keyword)) {
    if (!isRecord(value)) return "a mapping of names to schemas";
    if (keyword === "patternProperties" && !Object.keys(value).every(isPattern))
      return `keyed by ${patternRule}`;
    const isRight = (member: unknown) => isSchema(member) || (keyword === "dependencies" && !texts(member));
    return Object.values(value).every(isRight) ? undefined : "a mapping of names to schemas";
  }
  return Object.hasOwn(assertions, keyword) ? assertions[keyword]?.(value) : undefined;
}

/** A copy in which every subschema has gone through `change`, which also learns the tokens that lead to it. */
export function mapSubschemas(
  schema: { readonly [keyword: string]: unknown },
  change: (subschema: JsonSchema, tokens: readonly (string | number)[]) => unknown,
): Record<string, unknown> {
  const entries = Object.entries(schema).map(([keyword, value]): [string, unknown] => {
    if (keyword === "items" ? isSchema(value) : inSchema.has(keyword)) {
      return [keyword, change(value as JsonSchema, [keyword])];
    }
    if ((keyword === "items" || inList.has(keyword)) && Array.isArray(value)) {
      return [keyword, value.map((member: JsonSchema, i) => change(member, [keyword, i]))];
    }
    if (inMap.has(keyword) && isRecord(value)) {
      const members = Object.entries(value).map(([name, member]): [string, unknown] => [
        name,
        Array.isArray(member) ? member : change(member as JsonSchema, [keyword, name]),
      ]);
      return [keyword, Object.fromEntries(members)];
    }
    return [keyword, value];
  });
  return Object.fromEntries(entries);
}

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "boolean" || isRecord(value);
}

function isSchemaList(value: unknown): value is readonly JsonSchema[] {
  return Array.isArray(value) && value.every(isSchema);
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

/** A bigint stands for an integer that doubles do not hold. */
function isNumber(value: unknown): value is number | bigint {
  return typeof value === "bigint" || (typeof value === "number" && Number.isFinite(value));
}

function number(value: unknown): string | undefined {
  return isNumber(value) ? undefined : "a number";
}

function count(value: unknown): string | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? undefined : "a whole number, zero or more";
}

function boolean(value: unknown): string | undefined {
  return typeof value === "boolean" ? undefined : "true or false";
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? undefined : "a text";
}

function texts(value: unknown): string | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === "string")
    ? undefined
    : "a list of texts";
}
