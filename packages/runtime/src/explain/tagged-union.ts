import { equal } from "../equal.ts";
import { isObject } from "../is-object.ts";
import { didYouMean } from "../nearest.ts";
import { pointer } from "../pointer.ts";
import type { JsonSchema } from "../topic.ts";
import type { Check, Run } from "./check.ts";
import { mustHave } from "./object.ts";
import { prefixOf } from "./prefix.ts";
import { dereference } from "./resolve.ts";
import type { SchemaObject } from "./schema-object.ts";
import { type Narrow, unionsWith } from "./union.ts";
import { oneOf } from "./values.ts";

/**
 * Narrows the branches of a union by what tells them apart: a property, an array position or the value itself for which
 * every branch that is left names its values (`const`, `enum`). Where a value is none of them, that is the issue, and
 * there is nothing left to report.
 */
const discriminate: Narrow = (run, branches, value, path) => {
  let left = branches;
  for (const key of placesOf(run, left[0]?.schema, value)) {
    const named = left.map(({ schema }) => valuesAt(run, schema, key));
    if (!named.every((values) => values !== undefined)) continue;
    const actual = key === undefined ? value : (value as Record<string, unknown>)[key];
    const at = key === undefined ? path : pointer(path, key);
    const meant = left.filter((_, i) => named[i]?.some((allowed) => equal(allowed, actual)));
    if (meant.length > 0) left = meant;
    else if (actual !== undefined) {
      const values = [...new Set(named.flat())];
      run.add(at, values.length === 1 ? "const" : "enum", oneOf(values), didYouMean(actual, values));
      return [];
    } else if (typeof key === "string") {
      run.add(path, "required", mustHave(key));
      return [];
    }
  }
  return left;
};

/** Unions whose branches may be told apart by the values they name. */
export const taggedUnions: Check = /*@__PURE__*/ unionsWith(discriminate);

/** Where the branch names values: `undefined` stands for the value as a whole. */
function placesOf(run: Run, schema: SchemaObject = {}, value: unknown): (string | number | undefined)[] {
  const within = Array.isArray(value)
    ? prefixOf(schema).keys()
    : isObject(value)
      ? Object.keys(schema.properties ?? {})
      : [];
  return [undefined, ...within].filter((place) => valuesAt(run, schema, place) !== undefined);
}

/** The values that the branch allows at a place, if it lists them. A property has to be required to tell anything. */
function valuesAt(
  run: Run,
  schema: SchemaObject,
  key: string | number | undefined,
): readonly unknown[] | undefined {
  let place: JsonSchema | undefined = schema;
  if (typeof key === "number") place = prefixOf(schema)[key];
  else if (key !== undefined) place = schema.required?.includes(key) ? schema.properties?.[key] : undefined;
  if (place === undefined) return undefined;
  const target = dereference(run.root, place);
  return Object.hasOwn(Object(target), "const") ? [target.const] : target.enum;
}
