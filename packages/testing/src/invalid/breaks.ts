import type { JsonSchema } from "@waybill/runtime";
import { equal, isBytes, isObject } from "@waybill/runtime/codegen";
import { itemSchemas } from "../generate/arrays.ts";
import { FORMATLESS } from "../generate/formats.ts";
import { pointer } from "../schema/pointer.ts";
import type { SchemaObject } from "../schema/schema-object.ts";
import type { TopicSchema } from "../schema/topic-schema.ts";
import { outside, within } from "./outside.ts";
import { replaced } from "./visits.ts";

/** A value that breaks one keyword of a schema, and hopefully no other. */
export interface Break {
  /** The keyword, as a pointer from its schema. */
  readonly token: string;
  readonly value: unknown;
}

/** A key that no schema declares. */
const UNDECLARED = "unexpected_key";

/** Values near a valid one, each of which breaks one keyword of a schema that is about it. */
export function breaksOf(schema: TopicSchema, own: SchemaObject, value: unknown): readonly Break[] {
  const breaks: Break[] = [];
  const add = (token: string, ...values: unknown[]) => {
    for (const broken of values) breaks.push({ token, value: broken });
  };
  if (own["type"] !== undefined) add("/type", ...ofOtherTypes(value));
  if ("const" in own) add("/const", ...beside([own["const"]], value));
  if (own["enum"] !== undefined) add("/enum", ...beside(own["enum"], value));
  if (own["contentEncoding"] === "binary") add("/contentEncoding", "text", null, [1, 2, 3]);
  if (own["not"] !== undefined)
    add("/not", ...within(schema, [own["not"]]), ...within(schema, [own["not"], without(own, "not")]));
  for (const union of ["oneOf", "anyOf"]) {
    if (own[union] !== undefined) add(`/${union}`, ...unionBreaks(schema, own[union], union === "oneOf"));
  }
  if ("contentSchema" in own) add("/contentSchema", ...notDocuments(value));
  if (typeof value === "number" || typeof value === "bigint") numberBreaks(own, value, add);
  if (typeof value === "string") textBreaks(schema, own, value, add);
  if (isBytes(value)) lengthBreaks(own, (length) => new Uint8Array(length).fill(120), add);
  if (Array.isArray(value)) arrayBreaks(schema, own, value, add);
  if (isObject(value)) objectBreaks(schema, own, value, add);
  return breaks;
}

type Add = (token: string, ...values: unknown[]) => void;

function ofOtherTypes(value: unknown): unknown[] {
  const asText = typeof value === "number" || typeof value === "bigint" ? [String(value)] : [];
  const asNumber =
    typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)) ? [Number(value)] : [];
  return [...asText, ...asNumber, null, "text", 7, 0.5, true, [], {}];
}

function beside(allowed: readonly unknown[], value: unknown): unknown[] {
  const changed =
    typeof value === "string"
      ? [value.toUpperCase(), value.toLowerCase(), `${value}x`, value.slice(0, -1)]
      : typeof value === "number"
        ? [value + 1, 987_654_321, String(value)]
        : [];
  return [...changed, "no such value", null, 987_654_321].filter(
    (one) => !allowed.some((other) => equal(one, other)),
  );
}

function unionBreaks(schema: TopicSchema, branches: readonly JsonSchema[], isExclusive: boolean): unknown[] {
  const none = ["no such value", 987_654_321, null, true, [], {}];
  if (!isExclusive) return [...none, ...outside(schema, { anyOf: branches })];
  const overlaps = branches.flatMap((one, i) => branches.slice(i + 1).map((other) => [one, other] as const));
  return [...overlaps.slice(0, 30).flatMap((pair) => within(schema, pair)), ...none];
}

function notDocuments(value: unknown): unknown[] {
  const texts = ["not JSON", '{"open":', "[1,]"].map((text) => new TextEncoder().encode(text));
  return Array.isArray(value) ? texts.map((bytes) => [...bytes]) : texts;
}

function numberBreaks(own: SchemaObject, value: number | bigint, add: Add): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = own;
  if (minimum !== undefined) add("/minimum", below(minimum), minimum - 0.5, minimum - 1e6);
  if (maximum !== undefined) add("/maximum", above(maximum), maximum + 0.5, maximum * 1000 + 1);
  if (exclusiveMinimum !== undefined) add("/exclusiveMinimum", exclusiveMinimum, exclusiveMinimum - 1);
  if (exclusiveMaximum !== undefined) add("/exclusiveMaximum", exclusiveMaximum, exclusiveMaximum + 1);
  if (multipleOf !== undefined)
    add("/multipleOf", Number(value) + multipleOf / 2, Number(value) + 1, Number(value) - 1);
  if (format === "int64") add("/format", 2 ** 63, 2n ** 63n, -(2 ** 64));
  if (format === "uint64") add("/format", 2 ** 64, 2n ** 64n, -1);
}

function below(limit: number): number {
  return Math.abs(limit) < 2 ** 52 ? limit - 1 : limit * (limit > 0 ? 0.5 : 2);
}

function above(limit: number): number {
  return Math.abs(limit) < 2 ** 52 ? limit + 1 : limit * (limit > 0 ? 2 : 0.5);
}

function textBreaks(schema: TopicSchema, own: SchemaObject, value: string, add: Add): void {
  lengthBreaks(own, (length) => [...value.padEnd(length, "a")].slice(0, length).join(""), add);
  for (const keyword of ["pattern", "format"]) {
    if (own[keyword] === undefined) continue;
    const near = outside(schema, { [keyword]: own[keyword] }, { ...without(own, keyword), type: "string" });
    add(`/${keyword}`, `${value}!`, `!${value}`, value.slice(1), value.slice(0, -1), ...near, ...FORMATLESS);
  }
}

function lengthBreaks(
  { minLength, maxLength }: SchemaObject,
  ofLength: (length: number) => unknown,
  add: Add,
): void {
  if (minLength > 0) add("/minLength", ofLength(minLength - 1));
  if (maxLength !== undefined && maxLength < 1_000_000) add("/maxLength", ofLength(maxLength + 1));
}

function arrayBreaks(schema: TopicSchema, own: SchemaObject, value: unknown[], add: Add): void {
  const { minItems, maxItems, uniqueItems, contains, items } = own;
  const [first] = value;
  const another = () => (value.length > 0 ? value.at(-1) : within(schema, itemSchemas([own], 0))[0]);
  if (minItems > 0) add("/minItems", value.slice(0, minItems - 1));
  if (maxItems !== undefined && maxItems < 100_000) {
    add("/maxItems", [
      ...value,
      ...Array.from({ length: maxItems + 1 - value.length }, (_, i) => distinct(another(), i, uniqueItems)),
    ]);
  }
  if (uniqueItems === true)
    add("/uniqueItems", value.length > 0 ? [...value, first] : Array.from({ length: 2 }, another));
  if (contains !== undefined) {
    add(
      "/contains",
      value.filter((item) => !schema.accepts([contains], item)),
      [],
      value.map((item) => (schema.accepts([contains], item) ? outside(schema, contains)[0] : item)),
    );
    if (own["maxContains"] !== undefined) {
      const [match] = [
        ...value.filter((item) => schema.accepts([contains], item)),
        ...within(schema, [contains]),
      ];
      add("/contains", [...value, ...Array.from({ length: own["maxContains"] + 1 }, () => match)]);
    }
  }
  if (Array.isArray(items) && own["additionalItems"] === false) {
    add("/additionalItems", [
      ...value,
      ...Array.from({ length: Math.max(1, items.length + 1 - value.length) }, () => null),
    ]);
  }
  if (items === false && own["prefixItems"] !== undefined) add("/items", [...value, null]);
}

function distinct(item: unknown, i: number, isNeeded: boolean): unknown {
  if (!isNeeded) return item;
  return typeof item === "number" ? item + i + 1 : typeof item === "string" ? `${item}${i}` : item;
}

function objectBreaks(
  schema: TopicSchema,
  own: SchemaObject,
  value: Record<string, unknown>,
  add: Add,
): void {
  const {
    required = [],
    properties = {},
    additionalProperties,
    propertyNames,
    minProperties,
    maxProperties,
  } = own;
  for (const [i, key] of (required as string[]).entries())
    add(`/required/${i}`, replaced(value, key, undefined));
  const keys = Object.keys(value);
  if (additionalProperties === false) {
    const [declared] = Object.keys(properties);
    add("/additionalProperties", replaced(value, UNDECLARED, 1));
    if (declared !== undefined)
      add(
        "/additionalProperties",
        replaced(value, `${declared}_`, Object.hasOwn(value, declared) ? value[declared] : 1),
      );
  } else if (additionalProperties !== undefined && keys.every((key) => Object.hasOwn(properties, key))) {
    for (const broken of outside(schema, additionalProperties))
      add("/additionalProperties", replaced(value, UNDECLARED, broken));
  }
  for (const [key, member] of Object.entries(properties as Record<string, JsonSchema>)) {
    if (member === false) add(pointer("/properties", key), replaced(value, key, 1));
  }
  if (propertyNames !== undefined) {
    const sample = Object.values(value)[0] ?? 1;
    for (const name of [...outside(schema, propertyNames), "", "!", "x".repeat(300)]) {
      if (typeof name === "string") add("/propertyNames", replaced(value, name, sample));
    }
  }
  if (minProperties > 0) {
    const extra = keys
      .filter((key) => !required.includes(key))
      .concat(required)
      .slice(0, Math.max(0, keys.length - minProperties + 1));
    add(
      "/minProperties",
      extra.reduce((object: Record<string, unknown>, key: string) => replaced(object, key, undefined), value),
    );
  }
  if (maxProperties !== undefined && maxProperties < 10_000) {
    let more = value;
    const sample = Object.values(value)[0] ?? within(schema, [additionalProperties ?? true])[0];
    for (let i = 0; Object.keys(more).length <= maxProperties; i++) more = replaced(more, `key${i}`, sample);
    add("/maxProperties", more);
  }
  for (const keyword of ["dependencies", "dependentRequired"]) {
    for (const [key, needed] of Object.entries((own[keyword] ?? {}) as Record<string, unknown>)) {
      if (!Array.isArray(needed)) continue;
      const [sample] = Object.hasOwn(value, key)
        ? [value[key]]
        : within(schema, [Object.hasOwn(properties, key) ? properties[key] : true]);
      for (const name of needed)
        add(`/${keyword}`, replaced(replaced(value, key, sample), name as string, undefined));
    }
  }
}

function without(schema: SchemaObject, ...keywords: readonly string[]): SchemaObject {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !keywords.includes(key)));
}
