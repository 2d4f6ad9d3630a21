import { nearest } from "../nearest.ts";
import { pointer } from "../pointer.ts";
import type { JsonSchema } from "../topic.ts";
import type { Explainer } from "./explainer.ts";
import { regExp } from "./reg-exp.ts";
import type { SchemaObject } from "./schema-object.ts";

type Members = Record<string, unknown>;

export function explainObject(run: Explainer, schema: SchemaObject, object: Members, path: string): void {
  const keys = Object.keys(object);
  const undeclared = new Set(keys.filter((key) => !isDeclared(schema, key)));
  explainRequired(run, schema.required ?? [], object, undeclared, path);
  if (schema.additionalProperties === false) explainUndeclared(run, schema, undeclared, path);
  const { minProperties = 0, maxProperties = Number.POSITIVE_INFINITY } = schema;
  if (keys.length < minProperties) {
    run.add(path, "minProperties", `must not have fewer than ${minProperties} properties`);
  }
  if (keys.length > maxProperties) {
    run.add(path, "maxProperties", `must not have more than ${maxProperties} properties`);
  }
  for (const key of keys) {
    if (run.isFull) return;
    for (const member of schemasOf(schema, key, object[key]))
      run.visit(member, object[key], pointer(path, key));
  }
  if (schema.propertyNames !== undefined) explainNames(run, schema.propertyNames, keys, path);
  explainDependencies(run, schema, object, path);
}

function isDeclared({ properties = {}, patternProperties = {} }: SchemaObject, key: string): boolean {
  return (
    Object.hasOwn(properties, key) ||
    Object.keys(patternProperties).some((pattern) => regExp(pattern).test(key))
  );
}

/** The schemas that a member has to match. One that is `undefined` counts as absent, except for its name. */
function* schemasOf(schema: SchemaObject, key: string, value: unknown): Iterable<JsonSchema> {
  const { properties = {}, patternProperties = {}, additionalProperties } = schema;
  if (value !== undefined && Object.hasOwn(properties, key)) yield properties[key] as JsonSchema;
  for (const [pattern, member] of Object.entries(patternProperties)) {
    if (regExp(pattern).test(key)) yield member;
  }
  if (typeof additionalProperties === "object" && !isDeclared(schema, key)) yield additionalProperties;
}

/**
 * A required key that is missing beside an undeclared one that resembles it is one mistake and one issue: the latter is
 * taken out of `undeclared`.
 */
function explainRequired(
  run: Explainer,
  required: readonly string[],
  object: Members,
  undeclared: Set<string>,
  path: string,
): void {
  for (const key of required) {
    if (has(object, key)) continue;
    const near = nearest(key, undeclared);
    run.add(path, "required", `must have required property "${key}"`, near && misspelt(key, near));
    if (near !== undefined) undeclared.delete(near);
  }
}

/** Names of undeclared keys can be personal data: only one that resembles a declared key is named. */
function explainUndeclared(
  run: Explainer,
  { properties = {} }: SchemaObject,
  undeclared: ReadonlySet<string>,
  path: string,
): void {
  const message = "must not have properties that are not declared";
  const [misspellings, others]: [[string, string][], string[]] = [[], []];
  for (const key of undeclared) {
    const near = nearest(key, Object.keys(properties));
    if (near === undefined) others.push(key);
    else misspellings.push([near, key]);
  }
  for (const [near, key] of misspellings) run.add(path, "additionalProperties", message, misspelt(near, key));
  if (others.length > 0) run.add(path, "additionalProperties", `${message}, got ${others.length}`);
}

function misspelt(declared: string, key: string): string {
  return `did you mean "${declared}"? the message has "${key}"`;
}

function explainNames(run: Explainer, schema: JsonSchema, keys: readonly string[], path: string): void {
  for (const key of keys) {
    const [cause] = run.probe(schema, key, path, 1);
    if (cause !== undefined) {
      run.add(path, "propertyNames", `must have valid property names: each ${cause.message}`);
      return;
    }
  }
}

function explainDependencies(run: Explainer, schema: SchemaObject, object: Members, path: string): void {
  const { dependencies = {}, dependentRequired = {}, dependentSchemas = {} } = schema;
  for (const [rule, dependents] of Object.entries({ dependencies, dependentRequired, dependentSchemas })) {
    for (const [key, dependent] of Object.entries(dependents)) {
      if (!has(object, key)) continue;
      if (!Array.isArray(dependent)) run.visit(dependent as JsonSchema, object, path);
      else {
        for (const needed of dependent as string[]) {
          if (!has(object, needed)) run.add(path, rule, `must have property "${needed}" beside "${key}"`);
        }
      }
    }
  }
}

function has(object: Members, key: string): boolean {
  return Object.hasOwn(object, key) && object[key] !== undefined;
}
