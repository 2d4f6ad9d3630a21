import type { JsonSchema } from "@waybill/runtime";
import { equal, isBytes, isObject } from "@waybill/runtime/codegen";
import { itemSchemas } from "../generate/arrays.ts";
import { FORMATLESS } from "../generate/formats.ts";
import type { SchemaObject } from "../schema/schema-object.ts";
import type { TopicSchema } from "../schema/topic-schema.ts";
import { objectBreaks } from "./object-breaks.ts";
import { outside, within } from "./outside.ts";

/** A value that breaks one keyword of a schema, and hopefully no other. */
export interface Break {
  /** The keyword, as a pointer from its schema. */
  readonly token: string;
  readonly value: unknown;
}

/**
 * Values near a valid one, each of which breaks one keyword of a schema that is about it; with `wanted`, a token, only
 * those that break this one. Made while they are iterated: a single value may be as large as the message.
 */
export function* breaksOf(
  schema: TopicSchema,
  own: SchemaObject,
  value: unknown,
  wanted?: string,
): Generator<Break> {
  const makers: [token: string, make: () => Iterable<unknown>][] = [];
  keywordBreaks(schema, own, value, (token, make) => {
    if (wanted === undefined || wanted === token) makers.push([token, make]);
  });
  for (const [token, make] of makers) for (const broken of make()) yield { token, value: broken };
}

/** Takes what breaks the keyword at a token. */
export type Add = (token: string, make: () => Iterable<unknown>) => void;

function keywordBreaks(schema: TopicSchema, own: SchemaObject, value: unknown, add: Add): void {
  if (own["type"] !== undefined) add("/type", () => ofOtherTypes(value));
  if ("const" in own) add("/const", () => beside([own["const"]], value));
  if (own["enum"] !== undefined) add("/enum", () => beside(own["enum"], value));
  if (own["contentEncoding"] === "binary") add("/contentEncoding", () => ["text", null, [1, 2, 3]]);
  if (own["not"] !== undefined) add("/not", () => notBreaks(schema, own));
  for (const union of ["oneOf", "anyOf"]) {
    if (own[union] !== undefined) add(`/${union}`, () => unionBreaks(schema, own[union], union === "oneOf"));
  }
  if ("contentSchema" in own) add("/contentSchema", () => notDocuments(value));
  if (typeof value === "number" || typeof value === "bigint") numberBreaks(own, value, add);
  if (typeof value === "string") textBreaks(schema, own, value, add);
  if (isBytes(value)) lengthBreaks(own, (length) => new Uint8Array(length).fill(120), add);
  if (Array.isArray(value)) arrayBreaks(schema, own, value, add);
  if (isObject(value)) objectBreaks(schema, own, value, add);
}

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

function* notBreaks(schema: TopicSchema, own: SchemaObject): Generator<unknown> {
  yield* within(schema, [own["not"]]);
  yield* within(schema, [own["not"], without(own, "not")]);
}

/** Pairs of branches that are looked through for a value of both. */
const MAX_PAIRS = 30;

function* unionBreaks(
  schema: TopicSchema,
  branches: readonly JsonSchema[],
  isExclusive: boolean,
): Generator<unknown> {
  const none = ["no such value", 987_654_321, null, true, [], {}];
  if (isExclusive) {
    let pairs = 0;
    for (const [i, one] of branches.entries()) {
      for (const other of branches.slice(i + 1, i + 1 + MAX_PAIRS - pairs)) {
        pairs++;
        yield* within(schema, [one, other]);
      }
    }
  }
  yield* none;
  if (!isExclusive) yield* outside(schema, { anyOf: branches });
}

function notDocuments(value: unknown): unknown[] {
  const texts = ["not JSON", '{"open":', "[1,]"].map((text) => new TextEncoder().encode(text));
  return Array.isArray(value) ? texts.map((bytes) => [...bytes]) : texts;
}

function numberBreaks(own: SchemaObject, value: number | bigint, add: Add): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = own;
  if (minimum !== undefined) add("/minimum", () => [below(minimum), minimum - 0.5, minimum - 1e6]);
  if (maximum !== undefined) add("/maximum", () => [above(maximum), maximum + 0.5, maximum * 1000 + 1]);
  if (exclusiveMinimum !== undefined)
    add("/exclusiveMinimum", () => [exclusiveMinimum, exclusiveMinimum - 1]);
  if (exclusiveMaximum !== undefined)
    add("/exclusiveMaximum", () => [exclusiveMaximum, exclusiveMaximum + 1]);
  if (multipleOf !== undefined)
    add("/multipleOf", () => [Number(value) + multipleOf / 2, Number(value) + 1, Number(value) - 1]);
  if (format === "int64") add("/format", () => [2 ** 63, 2n ** 63n, -(2 ** 64)]);
  if (format === "uint64") add("/format", () => [2 ** 64, 2n ** 64n, -1]);
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
    add(`/${keyword}`, function* () {
      yield* [`${value}!`, `!${value}`, value.slice(1), value.slice(0, -1)];
      yield* outside(schema, { [keyword]: own[keyword] }, { ...without(own, keyword), type: "string" });
      yield* FORMATLESS;
    });
  }
}

function lengthBreaks(
  { minLength, maxLength }: SchemaObject,
  ofLength: (length: number) => unknown,
  add: Add,
): void {
  if (minLength > 0) add("/minLength", () => [ofLength(minLength - 1)]);
  if (maxLength !== undefined && maxLength < 1_000_000) add("/maxLength", () => [ofLength(maxLength + 1)]);
}

function arrayBreaks(schema: TopicSchema, own: SchemaObject, value: unknown[], add: Add): void {
  const { minItems, maxItems, uniqueItems, contains, items } = own;
  const [first] = value;
  const another = () => (value.length > 0 ? value.at(-1) : within(schema, itemSchemas([own], 0))[0]);
  if (minItems > 0) add("/minItems", () => [value.slice(0, minItems - 1)]);
  if (maxItems !== undefined && maxItems < 100_000) {
    add("/maxItems", () => {
      const length = maxItems + 1 - value.length;
      const more = Array.from({ length }, (_, i) => distinct(another(), i, uniqueItems));
      return [[...value, ...more]];
    });
  }
  if (uniqueItems === true) {
    add("/uniqueItems", () => [value.length > 0 ? [...value, first] : Array.from({ length: 2 }, another)]);
  }
  if (contains !== undefined) add("/contains", () => containsBreaks(schema, own, value));
  if (Array.isArray(items) && own["additionalItems"] === false) {
    add("/additionalItems", () => [
      [...value, ...Array.from({ length: Math.max(1, items.length + 1 - value.length) }, () => null)],
    ]);
  }
  if (items === false && own["prefixItems"] !== undefined) add("/items", () => [[...value, null]]);
}

function* containsBreaks(
  schema: TopicSchema,
  { contains, maxContains }: SchemaObject,
  value: unknown[],
): Generator<unknown> {
  const isMatch = (item: unknown) => schema.accepts([contains], item);
  yield value.filter((item) => !isMatch(item));
  yield [];
  yield value.map((item) => (isMatch(item) ? outside(schema, contains)[0] : item));
  if (maxContains === undefined || maxContains >= 100_000) return;
  const [match] = [...value.filter(isMatch), ...within(schema, [contains])];
  yield [...value, ...Array.from({ length: maxContains + 1 }, () => match)];
}

function distinct(item: unknown, i: number, isNeeded: boolean): unknown {
  if (!isNeeded) return item;
  return typeof item === "number" ? item + i + 1 : typeof item === "string" ? `${item}${i}` : item;
}

function without(schema: SchemaObject, ...keywords: readonly string[]): SchemaObject {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !keywords.includes(key)));
}
