import { equal, isBytes, isObject } from "@waybill/runtime/codegen";
import { visitsOf } from "../invalid/visits.ts";
import { rulesOf } from "../schema/occurrences.ts";
import { pointer } from "../schema/pointer.ts";
import type { SchemaObject } from "../schema/schema-object.ts";
import type { TopicSchema } from "../schema/topic-schema.ts";
import { absent, met, ofType, present, shown } from "./points.ts";

/** Of a longer array, the other items are not looked at. */
const MAX_ITEMS = 1000;

/** The keys of the points that a valid message shows, and of the schemas it came to. */
export function* shownBy(schema: TopicSchema, message: unknown): Generator<string> {
  for (const { schema: own, at, value } of visitsOf(schema, message, MAX_ITEMS)) {
    yield shown(at);
    for (const { rule, token } of rulesOf(own)) if (isAbout(rule, value)) yield met(at + token);
    yield* keysIn(own, at, value);
  }
}

function* keysIn(schema: SchemaObject, at: string, value: unknown): Generator<string> {
  if (isObject(value)) {
    for (const key of Object.keys(schema["properties"] ?? {})) {
      const place = pointer(`${at}/properties`, key);
      yield Object.hasOwn(value, key) && value[key] !== undefined ? present(place) : absent(place);
    }
  }
  for (const [i, one] of ((schema["enum"] ?? []) as unknown[]).entries())
    if (equal(one, value)) yield shown(`${at}/enum/${i}`);
  if (Array.isArray(schema["type"])) yield ofType(at, typeNameOf(value));
}

function typeNameOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "bigint" ? "number" : typeof value;
}

/** Whether a rule has anything to say of a value of this kind. */
function isAbout(rule: string, value: unknown): boolean {
  const isNumber = typeof value === "number" || typeof value === "bigint";
  switch (rule) {
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
    case "multipleOf":
      return isNumber;
    case "pattern":
      return typeof value === "string";
    case "format":
      return typeof value === "string" || isNumber;
    case "minLength":
    case "maxLength":
      return typeof value === "string" || isBytes(value);
    case "items":
    case "prefixItems":
    case "additionalItems":
    case "minItems":
    case "maxItems":
    case "uniqueItems":
    case "contains":
      return Array.isArray(value);
    case "required":
    case "additionalProperties":
    case "propertyNames":
    case "minProperties":
    case "maxProperties":
    case "dependencies":
    case "dependentRequired":
      return isObject(value);
    default:
      return true;
  }
}
