import type { JsonSchema } from "@waybill/runtime";
import { equal } from "@waybill/runtime/codegen";
import fc from "fast-check";
import type { Conjunction } from "../schema/alternatives.ts";
import { itemsBehindPrefix, prefixOf } from "../schema/items.ts";
import type { SchemaObject } from "../schema/schema-object.ts";
import { documentOf } from "./bytes.ts";
import { filtered } from "./filtered.ts";
import { greatest, least } from "./limits.ts";
import type { Context, Node } from "./node.ts";

/** More items than this are only made where a schema asks for them. */
const USUAL_ITEMS = 4;
/** A greatest number of items up to this is reached, too. */
const MOST_ITEMS = 200;

export function arrays(context: Context, way: Conjunction): Node | undefined {
  const document = documentOf(context, way);
  if (document !== undefined) {
    // Byte values instead of bytes, for encodings that have none.
    return {
      ...document,
      arbitrary: document.arbitrary.map((bytes) => [...(bytes as Uint8Array)]),
      example: (isFull) => [...(document.example(isFull) as Uint8Array)],
    };
  }
  const { parts } = way;
  const min = greatest(parts, "minItems", 0);
  const max = least(parts, "maxItems", Number.POSITIVE_INFINITY);
  if (min > max || context.isTooLarge("minItems", min)) return undefined;
  const prefixLength = Math.max(0, ...parts.map((part) => prefixOf(part).length));
  const prefix: Node[] = [];
  while (prefix.length < prefixLength) {
    const node = context.visit(itemSchemas(parts, prefix.length), way.entered);
    if (node === undefined) break;
    prefix.push(node);
  }
  const isClosed = prefix.length < prefixLength;
  const rest = isClosed ? undefined : context.visit(itemSchemas(parts, prefixLength), way.entered);
  const most = rest === undefined ? Math.min(max, prefix.length) : max;
  if (min > most) return undefined;
  const matching = matchingItems(context, way);
  if (matching === undefined) return undefined;
  const more = Math.max(0, min - prefix.length - matching.length);
  const size =
    sum([...prefix.slice(0, min), ...matching].map(sizeOf)) + (rest === undefined ? 0 : more * sizeOf(rest));
  if (context.isTooLarge("minItems", min, size)) return undefined;
  const isUnique = parts.some((part) => part["uniqueItems"] === true);
  if (isUnique && rest !== undefined) {
    const needed = min - prefix.length - matching.length;
    if (needed > 1 && !hasDistinct(rest, needed)) return undefined;
  }
  return node({ prefix, rest, matching, min, most, isUnique, size });
}

function sizeOf({ size = 1 }: Node): number {
  return Math.max(1, size);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/** Whether so many values of an item are easily found that differ from each other: otherwise no list of them is. */
function hasDistinct({ arbitrary }: Node, count: number): boolean {
  const distinct: unknown[] = [];
  for (const item of fc.sample(arbitrary, { numRuns: 50 + 4 * count, seed: 5 })) {
    if (distinct.length >= count) break;
    if (!distinct.some((other) => equal(other, item))) distinct.push(item);
  }
  return distinct.length >= count;
}

interface Plan {
  readonly prefix: readonly Node[];
  readonly rest: Node | undefined;
  /** Items that a `contains` asks for. */
  readonly matching: readonly Node[];
  readonly min: number;
  readonly most: number;
  readonly isUnique: boolean;
  readonly size: number;
}

function node({ prefix, rest, matching, min, most, isUnique, size }: Plan): Node | undefined {
  const least = Math.max(min, Math.min(prefix.length + matching.length, most));
  const shortest = matching.length > 0 ? least : min;
  const usual = Math.min(most, Math.max(shortest, prefix.length) + USUAL_ITEMS);
  const nodeAt = (i: number): Node | undefined => prefix[i] ?? matching[i - prefix.length] ?? rest;
  const ofLength = (length: number): fc.Arbitrary<unknown[]> => {
    const fixed = Math.min(length, prefix.length + matching.length);
    const head = Array.from({ length: fixed }, (_, i) => (nodeAt(i) as Node).arbitrary);
    const more = length - fixed;
    const tail = rest === undefined ? fc.constant([]) : list(rest.arbitrary, more, more, isUnique);
    return fc.tuple(fc.tuple(...head), tail).map(([a, b]) => [...a, ...b]);
  };
  const fixed = prefix.length + matching.length;
  const open =
    fixed === 0 && rest !== undefined
      ? list(rest.arbitrary, shortest, usual, isUnique)
      : fc.integer({ min: shortest, max: usual }).chain(ofLength);
  const isReachable = most > usual && most <= MOST_ITEMS && !isUnique;
  const any = isReachable
    ? fc.oneof({ weight: 20, arbitrary: open }, { weight: 1, arbitrary: ofLength(most) })
    : open;
  const arbitrary = isUnique ? filtered(any, isDistinct) : any;
  if (arbitrary === undefined) return undefined;
  return {
    arbitrary,
    size,
    example: (isFull) => {
      const wanted = isFull ? Math.max(fixed, 1) : Math.max(shortest, 0);
      const length = Math.min(most, Math.max(shortest, wanted));
      const items = Array.from({ length }, (_, i) => (nodeAt(i) as Node).example(isFull));
      if (!isUnique || isDistinct(items)) return items;
      // As many as there can be.
      return fc.sample(arbitrary, { numRuns: 50, seed: 1 }).reduce((a, b) => (b.length > a.length ? b : a));
    },
  };
}

function list(items: fc.Arbitrary<unknown>, minLength: number, maxLength: number, isUnique: boolean) {
  return isUnique
    ? fc.uniqueArray(items, { minLength, maxLength, comparator: (a, b) => equal(a, b) })
    : fc.array(items, { minLength, maxLength, size: "max" });
}

function isDistinct(items: readonly unknown[]): boolean {
  return items.every((item, i) => !items.slice(0, i).some((other) => equal(item, other)));
}

/** As many matching items as `contains` asks for; undefined when there are none. */
function matchingItems(context: Context, { parts, entered }: Conjunction): readonly Node[] | undefined {
  const all: Node[] = [];
  for (const part of parts) {
    if (part["contains"] === undefined) continue;
    const count = part["minContains"] ?? 1;
    if (count === 0) continue;
    if (context.isTooLarge("minContains", count)) return undefined;
    const schemas = [part["contains"] as JsonSchema, ...itemSchemas(parts, Number.POSITIVE_INFINITY)];
    const node = context.visit(schemas, entered);
    if (node === undefined) return undefined;
    for (let i = 0; i < count; i++) all.push(node);
  }
  return all;
}

/** What all parts ask of one item. */
export function itemSchemas(parts: readonly SchemaObject[], index: number): readonly JsonSchema[] {
  return parts.map((part) => {
    const prefix = prefixOf(part);
    if (index < prefix.length) return prefix[index] as JsonSchema;
    return itemsBehindPrefix(part).rest;
  });
}
