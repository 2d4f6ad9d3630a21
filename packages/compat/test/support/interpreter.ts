import { isObject, type JsonSchema, keyOf, type ObjectValue, type Value } from "../../src/value.ts";

type Schema = { readonly [keyword: string]: unknown };

/** What a schema says of a value, and which of its members and items it evaluated. */
interface Result {
  readonly valid: boolean;
  readonly seen: ReadonlySet<string | number>;
}

const REFUSED: Result = { valid: false, seen: new Set() };

/**
 * Whether a value is of a schema of 2019-09 or 2020-12 as `arbitraryLaterSchema` makes them, as the specification is
 * written: each schema gathers what it evaluated of the value. References lead to the root.
 */
export function interpret(root: JsonSchema, value: Value): boolean {
  const is2019 = isObject(root) && String(root["$schema"]).includes("2019");
  return new Interpreter(root, is2019).run(root, value).valid;
}

class Interpreter {
  readonly #root: unknown;
  readonly #is2019: boolean;

  constructor(root: unknown, is2019: boolean) {
    this.#root = root;
    this.#is2019 = is2019;
  }

  run(schema: unknown, value: Value): Result {
    if (!isObject(schema)) return schema === false ? REFUSED : { valid: true, seen: new Set() };
    const seen = new Set<string | number>();
    const also = (...results: readonly Result[]): boolean => {
      for (const result of results) if (result.valid) for (const one of result.seen) seen.add(one);
      return results.every(({ valid }) => valid);
    };
    const list = (keyword: string): readonly unknown[] => (schema[keyword] ?? []) as readonly unknown[];
    const each = (keyword: string): readonly Result[] => list(keyword).map((one) => this.run(one, value));
    const isOk = [
      !("$recursiveRef" in schema || "$dynamicRef" in schema || "$ref" in schema) ||
        also(this.run(this.#root, value)),
      this.#simple(schema, value),
      also(...each("allOf")),
      !("anyOf" in schema) || each("anyOf").filter((one) => also(one)).length > 0,
      !("oneOf" in schema) || each("oneOf").filter((one) => also(one)).length === 1,
      !("not" in schema) || !this.run(schema["not"], value).valid,
      !("if" in schema) ||
        also(this.run(schema[also(this.run(schema["if"], value)) ? "then" : "else"], value)),
      isObject(value) ? this.#members(schema, value as ObjectValue, seen, also) : true,
      Array.isArray(value) ? this.#items(schema, value as readonly Value[], seen) : true,
    ];
    return isOk.includes(false) ? REFUSED : { valid: true, seen };
  }

  #members(
    schema: Schema,
    value: ObjectValue,
    seen: Set<string | number>,
    also: (result: Result) => boolean,
  ): boolean {
    let isOk = true;
    const map = (keyword: string): Schema => (schema[keyword] ?? {}) as Schema;
    const check = (key: string, one: unknown): void => {
      if (!this.run(one, value[key] as Value).valid) isOk = false;
      seen.add(key);
    };
    for (const [key, one] of Object.entries(map("dependentSchemas")))
      if (key in value && !also(this.run(one, value))) isOk = false;
    const named = new Set<string>();
    for (const key of Object.keys(value)) {
      const patterns = Object.entries(map("patternProperties")).filter(([source]) =>
        new RegExp(source, "u").test(key),
      );
      const applied = [
        ...(key in map("properties") ? [map("properties")[key]] : []),
        ...patterns.map(([, one]) => one),
      ];
      for (const one of applied) check(key, one);
      if (applied.length > 0) named.add(key);
      else if ("additionalProperties" in schema) check(key, schema["additionalProperties"]);
      if ("propertyNames" in schema && !this.run(schema["propertyNames"], key).valid) isOk = false;
    }
    if ("unevaluatedProperties" in schema)
      for (const key of Object.keys(value)) if (!seen.has(key)) check(key, schema["unevaluatedProperties"]);
    return isOk;
  }

  #items(schema: Schema, value: readonly Value[], seen: Set<string | number>): boolean {
    let isOk = true;
    const check = (index: number, one: unknown): void => {
      if (!this.run(one, value[index] as Value).valid) isOk = false;
      seen.add(index);
    };
    const items = schema["items"];
    const tuple = (this.#is2019 ? items : schema["prefixItems"]) ?? [];
    const first = Array.isArray(tuple) ? tuple : [];
    const rest = Array.isArray(items) ? schema["additionalItems"] : items;
    for (const index of value.keys())
      if (index < first.length) check(index, first[index]);
      else if (rest !== undefined) check(index, rest);
    if ("contains" in schema) {
      const found = [...value.keys()].filter(
        (index) => this.run(schema["contains"], value[index] as Value).valid,
      );
      if (!this.#is2019) for (const index of found) seen.add(index);
      const { minContains = 1, maxContains = value.length } = schema as {
        readonly [keyword: string]: number;
      };
      if (found.length < minContains || found.length > maxContains) isOk = false;
    }
    if ("unevaluatedItems" in schema)
      for (const index of value.keys()) if (!seen.has(index)) check(index, schema["unevaluatedItems"]);
    return isOk;
  }

  /** Keywords that apply no other schema. */
  #simple(schema: Schema, value: Value): boolean {
    const bound = (keyword: string, holds: (limit: number) => boolean): boolean =>
      schema[keyword] === undefined || holds(schema[keyword] as number);
    const types = [(schema["type"] ?? []) as string | readonly string[]].flat();
    if (types.length > 0 && !types.some((type) => isOf(type, value))) return false;
    if ("const" in schema && keyOf(schema["const"]) !== keyOf(value)) return false;
    if ("enum" in schema && !(schema["enum"] as unknown[]).some((one) => keyOf(one) === keyOf(value)))
      return false;
    if (typeof value === "number")
      return (
        bound("minimum", (limit) => value >= limit) &&
        bound("maximum", (limit) => value <= limit) &&
        bound("exclusiveMinimum", (limit) => value > limit) &&
        bound("exclusiveMaximum", (limit) => value < limit) &&
        bound("multipleOf", (step) => Number.isInteger(value / step))
      );
    if (typeof value === "string")
      return (
        bound("minLength", (limit) => value.length >= limit) &&
        bound("maxLength", (limit) => value.length <= limit) &&
        (schema["pattern"] === undefined || new RegExp(schema["pattern"] as string, "u").test(value))
      );
    if (Array.isArray(value))
      return (
        bound("minItems", (limit) => value.length >= limit) &&
        bound("maxItems", (limit) => value.length <= limit) &&
        (schema["uniqueItems"] !== true || new Set(value.map(keyOf)).size === value.length)
      );
    if (!isObject(value)) return true;
    const keys = Object.keys(value);
    const needs = Object.entries((schema["dependentRequired"] ?? {}) as { readonly [key: string]: string[] });
    return (
      bound("minProperties", (limit) => keys.length >= limit) &&
      bound("maxProperties", (limit) => keys.length <= limit) &&
      ((schema["required"] ?? []) as string[]).every((key) => keys.includes(key)) &&
      needs.every(([key, all]) => !keys.includes(key) || all.every((one) => keys.includes(one)))
    );
  }
}

function isOf(type: string, value: Value): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}
