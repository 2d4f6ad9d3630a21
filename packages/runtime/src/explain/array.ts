import { equal } from "../equal.ts";
import { pointer } from "../pointer.ts";
import type { JsonSchema } from "../topic.ts";
import type { Explainer } from "./explainer.ts";
import type { SchemaObject } from "./schema-object.ts";

export function explainArray(
  run: Explainer,
  schema: SchemaObject,
  array: readonly unknown[],
  path: string,
): void {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, uniqueItems, contains } = schema;
  if (array.length < minItems) run.add(path, "minItems", `must not have fewer than ${minItems} items`);
  if (array.length > maxItems) run.add(path, "maxItems", `must not have more than ${maxItems} items`);
  explainItems(run, schema, array, path);
  if (uniqueItems === true) explainUnique(run, array, path);
  if (contains !== undefined) explainContains(run, schema, contains, array, path);
}

function explainItems(run: Explainer, schema: SchemaObject, array: readonly unknown[], path: string): void {
  const { items } = schema;
  const prefix = prefixOf(schema) ?? [];
  const rest = isList(items) ? schema.additionalItems : items;
  if (rest === false && array.length > prefix.length) {
    const rule = isList(items) ? "additionalItems" : "items";
    run.add(path, rule, `must not have more than ${prefix.length} items`);
  }
  for (let i = 0; i < array.length && !run.isFull; i++) {
    const itemSchema = prefix[i] ?? (rest === false ? undefined : rest);
    if (itemSchema === undefined) {
      if (i >= prefix.length) return;
    } else run.visit(itemSchema, array[i], pointer(path, i));
  }
}

/** The schemas of the first items, in the spelling of either draft. */
export function prefixOf({ items, prefixItems }: SchemaObject): readonly JsonSchema[] | undefined {
  return prefixItems ?? (isList(items) ? items : undefined);
}

function isList(items: SchemaObject["items"]): items is readonly JsonSchema[] {
  return Array.isArray(items);
}

function explainUnique(run: Explainer, array: readonly unknown[], path: string): void {
  const scalars = new Set<unknown>();
  const others: unknown[] = [];
  for (const item of array) {
    let isRepeated = false;
    if (typeof item !== "object" || item === null) {
      isRepeated = scalars.has(item);
      scalars.add(item);
    } else {
      isRepeated = others.some((other) => {
        run.step(path);
        return equal(other, item);
      });
      others.push(item);
    }
    if (isRepeated) {
      run.add(path, "uniqueItems", "must not have the same item twice");
      return;
    }
  }
}

function explainContains(
  run: Explainer,
  { minContains = 1, maxContains = Number.POSITIVE_INFINITY }: SchemaObject,
  contains: JsonSchema,
  array: readonly unknown[],
  path: string,
): void {
  const count = array.filter((item, i) => run.matches(contains, item, pointer(path, i))).length;
  if (count < minContains) run.add(path, "contains", `must contain at least ${minContains} matching items`);
  if (count > maxContains) run.add(path, "contains", `must contain at most ${maxContains} matching items`);
}
