import type { JsonSchema } from "@waybill/runtime";
import { pointer } from "../schema/pointer.ts";
import type { SchemaObject } from "../schema/schema-object.ts";
import type { TopicSchema } from "../schema/topic-schema.ts";
import type { Add } from "./breaks.ts";
import { copyOf, replaced } from "./copies.ts";
import { outside, within } from "./outside.ts";

/** A key that no schema declares. */
const UNDECLARED = "unexpected_key";

/** Adds what breaks the keywords about the members of an object. */
export function objectBreaks(
  schema: TopicSchema,
  own: SchemaObject,
  value: Record<string, unknown>,
  add: Add,
): void {
  const { required = [], properties = {}, additionalProperties, propertyNames } = own;
  const { minProperties, maxProperties } = own;
  for (const [i, key] of (required as string[]).entries())
    add(`/required/${i}`, () => [replaced(value, key, undefined)]);
  const keys = Object.keys(value);
  if (additionalProperties !== undefined && additionalProperties !== true)
    add("/additionalProperties", () => undeclaredBreaks(schema, own, value));
  for (const [key, member] of Object.entries(properties as Record<string, JsonSchema>)) {
    if (member === false) add(pointer("/properties", key), () => [replaced(value, key, 1)]);
  }
  if (propertyNames !== undefined) {
    add("/propertyNames", () => {
      const sample = Object.values(value)[0] ?? 1;
      return [...outside(schema, propertyNames), "", "!", "x".repeat(300)].flatMap((name) =>
        typeof name === "string" ? [replaced(value, name, sample)] : [],
      );
    });
  }
  if (minProperties > 0) {
    add("/minProperties", () => {
      const extra = keys.filter((key) => !required.includes(key)).concat(required);
      const count = Math.max(0, keys.length - minProperties + 1);
      const less = copyOf(value);
      for (const key of extra.slice(0, count)) delete less[key];
      return [less];
    });
  }
  if (maxProperties !== undefined && maxProperties < 10_000) {
    add("/maxProperties", () => {
      const sample = Object.values(value)[0] ?? within(schema, [additionalProperties ?? true])[0];
      const more = copyOf(value);
      for (let i = 0, size = keys.length; size <= maxProperties; i++) {
        if (!Object.hasOwn(more, `key${i}`)) size++;
        more[`key${i}`] = sample;
      }
      return [more];
    });
  }
  for (const keyword of ["dependencies", "dependentRequired"]) {
    for (const [key, needed] of Object.entries((own[keyword] ?? {}) as Record<string, unknown>)) {
      if (!Array.isArray(needed)) continue;
      add(`/${keyword}`, function* () {
        const [sample] = Object.hasOwn(value, key)
          ? [value[key]]
          : within(schema, [Object.hasOwn(properties, key) ? properties[key] : true]);
        for (const name of needed) yield replaced(replaced(value, key, sample), name as string, undefined);
      });
    }
  }
}

/** Undeclared keys where there may be none, or where the schema of their values refuses the value. */
function* undeclaredBreaks(
  schema: TopicSchema,
  { properties = {}, additionalProperties }: SchemaObject,
  value: Record<string, unknown>,
): Generator<unknown> {
  if (additionalProperties === false) {
    yield replaced(value, UNDECLARED, 1);
    const [declared] = Object.keys(properties);
    if (declared !== undefined)
      yield replaced(value, `${declared}_`, Object.hasOwn(value, declared) ? value[declared] : 1);
  } else if (Object.keys(value).every((key) => Object.hasOwn(properties, key))) {
    for (const broken of outside(schema, additionalProperties)) yield replaced(value, UNDECLARED, broken);
  }
}
