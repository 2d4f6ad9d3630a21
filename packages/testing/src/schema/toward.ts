import type { JsonSchema } from "@waybill/runtime";
import { itemsBehindPrefix, prefixOf } from "./items.ts";
import type { SchemaObject } from "./schema-object.ts";
import type { TopicSchema } from "./topic-schema.ts";

/** A schema within another one, and that other one as it is when the inner one has to say something of a value. */
interface Step {
  readonly from: SchemaObject;
  readonly inner: JsonSchema;
  around(inner: SchemaObject): SchemaObject;
}

const known = new WeakMap<TopicSchema, ReadonlyMap<SchemaObject, Step>>();

/**
 * A schema of those messages about a part of which the schema at a place says something: of unions on the way there it
 * has one branch, and keys and items on the way are there. Undefined when no value has to be of that schema.
 */
export function toward(schema: TopicSchema, place: SchemaObject): SchemaObject | undefined {
  let steps = known.get(schema);
  if (steps === undefined) {
    steps = stepsFrom(schema);
    known.set(schema, steps);
  }
  let narrowed = place;
  for (let at = place; at !== schema.root; ) {
    const step = steps.get(at);
    if (step === undefined) return undefined;
    narrowed = step.around(narrowed);
    at = step.from;
  }
  return narrowed;
}

/** The last step of a shortest way to every schema. */
function stepsFrom(schema: TopicSchema): ReadonlyMap<SchemaObject, Step> {
  const steps = new Map<SchemaObject, Step>();
  const found: JsonSchema[] = [schema.root];
  for (const from of found) {
    if (typeof from === "boolean") continue;
    for (const step of stepsOf(schema, from)) {
      if (typeof step.inner === "boolean" || step.inner === schema.root || steps.has(step.inner)) continue;
      steps.set(step.inner, step);
      found.push(step.inner);
    }
  }
  return steps;
}

function* stepsOf(schema: TopicSchema, from: SchemaObject): Generator<Step> {
  const { $ref, allOf = [], properties = {}, required = [] } = from;
  const and = (...more: readonly JsonSchema[]) => ({ allOf: [...allOf, ...more] });
  const step = (inner: JsonSchema, changed: (inner: SchemaObject) => SchemaObject): Step => ({
    from,
    inner,
    around: (narrowed) => ({ ...from, ...changed(narrowed) }),
  });
  if ($ref !== undefined) {
    const { $ref: _, ...others } = from;
    yield { from, inner: schema.resolve($ref), around: (inner) => ({ ...others, ...and(inner) }) };
  }
  for (const [i, one] of allOf.entries()) yield step(one, (inner) => ({ allOf: allOf.with(i, inner) }));
  for (const union of ["anyOf", "oneOf"])
    for (const one of from[union] ?? []) yield step(one, (inner) => ({ [union]: [inner] }));
  for (const [key, one] of Object.entries<JsonSchema>(properties)) {
    yield step(one, (inner) => ({
      properties: { ...properties, [key]: inner },
      required: [...required, key],
    }));
  }
  for (const [pattern, one] of Object.entries<JsonSchema>(from["patternProperties"] ?? {})) {
    yield step(one, (inner) => ({
      patternProperties: { ...from["patternProperties"], [pattern]: inner },
      minProperties: Math.max(1, from["minProperties"] ?? 0),
    }));
  }
  if (from["additionalProperties"] !== undefined) {
    yield step(from["additionalProperties"], (additionalProperties) => ({
      additionalProperties,
      minProperties: Math.max(1 + required.length, from["minProperties"] ?? 0),
    }));
  }
  yield* itemSteps(from, step);
  if (from["then"] !== undefined) yield step(from["then"], (inner) => and(from["if"] ?? true, inner));
  if (from["else"] !== undefined)
    yield step(from["else"], (inner) => and({ not: from["if"] ?? true }, inner));
  if (from["contentSchema"] !== undefined)
    yield step(from["contentSchema"], (contentSchema) => ({ contentSchema }));
  for (const keyword of ["dependencies", "dependentSchemas"]) {
    for (const [key, one] of Object.entries<JsonSchema>(from[keyword] ?? {})) {
      if (!Array.isArray(one)) yield step(one, (inner) => ({ ...and(inner), required: [...required, key] }));
    }
  }
}

function* itemSteps(
  from: SchemaObject,
  step: (inner: JsonSchema, changed: (inner: SchemaObject) => SchemaObject) => Step,
): Generator<Step> {
  const prefix = prefixOf(from);
  const keyword = from["prefixItems"] === undefined ? "items" : "prefixItems";
  const atLeast = (count: number) => ({ minItems: Math.max(count, from["minItems"] ?? 0) });
  for (const [i, one] of prefix.entries())
    yield step(one, (inner) => ({ [keyword]: prefix.with(i, inner), ...atLeast(i + 1) }));
  const { token, rest } = itemsBehindPrefix(from);
  if (rest !== true)
    yield step(rest, (inner) => ({ [token.slice(1)]: inner, ...atLeast(prefix.length + 1) }));
}
