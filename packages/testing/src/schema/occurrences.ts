import type { JsonSchema } from "@waybill/runtime";
import { isObject } from "@waybill/runtime/codegen";
import { ANNOTATIONS } from "../generate/anything.ts";
import type { Keyword } from "./acceptor.ts";
import { pointer, tokensOf } from "./pointer.ts";
import { asObject, type SchemaObject } from "./schema-object.ts";

/** One place at which a schema asks for something. */
export interface Occurrence extends Keyword {
  /** JSON Pointer of the keyword in the topic's schema; of `required`, of one of its names. */
  readonly keyword: string;
  /** The rule that the runtime reports for it, in most cases. */
  readonly rule: string;
  /** The whole schema without it. */
  without(): JsonSchema;
}

const MAPS: ReadonlySet<string> = new Set([
  "properties",
  "patternProperties",
  "definitions",
  "$defs",
  "dependentSchemas",
  "dependencies",
]);
const LISTS: ReadonlySet<string> = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const SINGLE: ReadonlySet<string> = new Set([
  "not",
  "if",
  "then",
  "else",
  "items",
  "additionalItems",
  "additionalProperties",
  "contains",
  "propertyNames",
  "contentSchema",
]);

/** Keywords that only say where others apply: what they ask for is asked by those within, each an occurrence of its own. */
const CARRIERS: ReadonlySet<string> = new Set([
  ...MAPS,
  "allOf",
  "contentMediaType",
  "if",
  "then",
  "else",
  "minContains",
  "maxContains",
]);

/** Every place at which the schema asks for something, in the order of the document. */
export function occurrencesOf(root: JsonSchema): readonly Occurrence[] {
  const found: Occurrence[] = [];
  eachSchema(root, "", (schema, at) => {
    for (const { rule, token } of rulesOf(schema)) {
      const keyword = at + token;
      found.push({ keyword, rule, schema, token, without: () => without(root, keyword) });
    }
  });
  return found;
}

/** What one schema itself asks for: its keywords, of `required` the names. */
export function rulesOf(schema: SchemaObject): readonly { readonly rule: string; readonly token: string }[] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (ANNOTATIONS.has(keyword) || asksNothing(keyword, value)) return [];
    return keyword === "required" && Array.isArray(value)
      ? [...value.keys()].map((i) => ({ rule: keyword, token: `/required/${i}` }))
      : [{ rule: keyword, token: pointer("", keyword) }];
  });
}

/** Whether a keyword only carries schemas, which ask for themselves, or has a value with which it asks for nothing. */
function asksNothing(keyword: string, value: unknown): boolean {
  switch (keyword) {
    case "items":
    case "additionalItems":
    case "additionalProperties":
    case "propertyNames":
      return value !== false;
    case "uniqueItems":
      return value !== true;
    case "dependencies":
      return !Object.values(value as object).some(Array.isArray);
    default:
      return CARRIERS.has(keyword);
  }
}

function without(root: JsonSchema, keyword: string): JsonSchema {
  const copy = structuredClone(root);
  const tokens = tokensOf(keyword);
  const last = tokens.pop() as string;
  let parent: unknown = copy;
  for (const token of tokens) parent = (parent as Record<string, unknown>)[token];
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete (parent as Record<string, unknown>)[last];
  return copy;
}

/** Calls back with every schema within a schema that is no boolean, and its JSON Pointer; but not with those at some keywords. */
export function eachSchema(
  schema: JsonSchema,
  at: string,
  visit: (schema: SchemaObject, at: string) => void,
  leaveOut: ReadonlySet<string> = new Set(),
): void {
  if (typeof schema === "boolean") return;
  visit(asObject(schema), at);
  for (const [keyword, value] of Object.entries(schema)) {
    if (leaveOut.has(keyword)) continue;
    // Of what stands for bytes in JSON, which decoded messages do not have.
    if (keyword === "items" && schema["contentEncoding"] === "binary") continue;
    const within = pointer(at, keyword);
    if (MAPS.has(keyword) && isObject(value)) {
      for (const [key, one] of Object.entries(value)) {
        if (!Array.isArray(one)) eachSchema(one as JsonSchema, pointer(within, key), visit, leaveOut);
      }
    } else if (LISTS.has(keyword) || (keyword === "items" && Array.isArray(value))) {
      for (const [i, one] of (value as JsonSchema[]).entries())
        eachSchema(one, pointer(within, i), visit, leaveOut);
    } else if (SINGLE.has(keyword)) eachSchema(value as JsonSchema, within, visit, leaveOut);
  }
}
