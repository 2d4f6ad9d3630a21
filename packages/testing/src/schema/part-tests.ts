import type { JsonSchema } from "@waybill/runtime";
import { isObject } from "@waybill/runtime/codegen";
import { expression } from "./expression.ts";
import { itemsBehindPrefix, prefixOf } from "./items.ts";
import type { SchemaObject } from "./schema-object.ts";
import type { Add, Run } from "./tests.ts";

/** Adds the tests of keywords about the members of objects. */
export function members(schema: SchemaObject, add: Add): void {
  const { properties = {}, patternProperties = {}, additionalProperties = true, propertyNames } = schema;
  const named = Object.entries(properties as Record<string, JsonSchema>);
  const patterns = Object.entries(patternProperties as Record<string, JsonSchema>).map(
    ([pattern, member]) => [expression(pattern), member] as const,
  );
  if (named.length > 0) {
    add("/properties", (value, run) => {
      if (!isObject(value)) return true;
      return named.every(([key, member]) => !has(value, key) || run.accepts(member, value[key]));
    });
  }
  const each = (token: string, test: (key: string, member: unknown, run: Run) => boolean) =>
    add(
      token,
      (value, run) =>
        !isObject(value) || Object.entries(value).every(([key, member]) => test(key, member, run)),
    );
  if (patterns.length > 0) {
    each("/patternProperties", (key, member, run) =>
      patterns.every(([pattern, schema]) => !pattern.test(key) || run.accepts(schema, member)),
    );
  }
  if (additionalProperties !== true) {
    each("/additionalProperties", (key, member, run) => {
      const isNamed = Object.hasOwn(properties, key) || patterns.some(([pattern]) => pattern.test(key));
      return isNamed || run.accepts(additionalProperties, member);
    });
  }
  if (propertyNames !== undefined) each("/propertyNames", (key, _, run) => run.accepts(propertyNames, key));
  for (const keyword of ["dependencies", "dependentRequired", "dependentSchemas"]) {
    const dependents = Object.entries((schema[keyword] ?? {}) as Record<string, JsonSchema | string[]>);
    if (dependents.length === 0) continue;
    add(`/${keyword}`, (value, run) => {
      if (!isObject(value)) return true;
      return dependents.every(([key, needed]) => {
        if (!has(value, key)) return true;
        return Array.isArray(needed)
          ? needed.every((name) => has(value, name))
          : run.accepts(needed as JsonSchema, value);
      });
    });
  }
}

/** Adds the tests of keywords about the items of arrays. */
export function items(schema: SchemaObject, add: Add): void {
  const prefix = prefixOf(schema);
  const prefixToken = schema["prefixItems"] === undefined ? "/items" : "/prefixItems";
  if (prefix.length > 0) {
    add(prefixToken, (value, run) => {
      if (!Array.isArray(value)) return true;
      return prefix.every((one, i) => i >= value.length || run.accepts(one, value[i]));
    });
  }
  const { token, rest } = itemsBehindPrefix(schema);
  if (rest !== true) {
    add(token, (value, run) => {
      if (!Array.isArray(value)) return true;
      const from = prefix.length > 0 && run.isRemoved(schema, prefixToken) ? 0 : prefix.length;
      return value.every((item, i) => i < from || run.accepts(rest, item));
    });
  }
  const { contains, minContains = 1, maxContains = Number.POSITIVE_INFINITY } = schema;
  if (contains === undefined) return;
  add("/contains", (value, run) => {
    if (!Array.isArray(value)) return true;
    const count = value.filter((item) => run.accepts(contains, item)).length;
    return count >= minContains && count <= maxContains;
  });
}

export function has(object: Readonly<Record<string, unknown>>, key: string): boolean {
  return Object.hasOwn(object, key) && object[key] !== undefined;
}
