import type { JsonSchema } from "@waybill/runtime";
import fc from "fast-check";
import { type Conjunction, memberSchemas } from "../schema/alternatives.ts";
import { define } from "../schema/pointer.ts";
import type { SchemaObject } from "../schema/schema-object.ts";
import { greatest, least } from "./limits.ts";
import type { Context, Node } from "./node.ts";
import { texts } from "./texts.ts";

/** Keys of objects whose keys are data, where no pattern says what they are like. */
const KEYS = ["a", "b", "key", "x-other", "other_key", "constructor", "ä", ""];
/** More of such keys than this are only made where a schema asks for them. */
const USUAL_KEYS = 3;

export function objects(context: Context, way: Conjunction): Node | undefined {
  const { parts, entered } = way;
  const required = new Set<string>(parts.flatMap((part) => part["required"] ?? []));
  const named = new Set<string>([
    ...required,
    ...parts.flatMap((part) => Object.keys(part["properties"] ?? {})),
  ]);
  const members = new Map<string, Node>();
  for (const key of named) {
    const node = isNameAllowed(context, parts, key)
      ? context.visit(memberSchemas(parts, key), entered)
      : undefined;
    if (node !== undefined) members.set(key, node);
    else if (required.has(key)) return undefined;
  }
  const min = greatest(parts, "minProperties", 0);
  const max = least(parts, "maxProperties", Number.POSITIVE_INFINITY);
  if (required.size > max || context.isTooLarge("minProperties", min)) return undefined;
  const others = otherMembers(context, way, named);
  if (min > members.size + others.size) return undefined;

  const isMap = named.size === 0;
  const arbitrary = fc
    .tuple(
      fc.record(Object.fromEntries([...members].map(([key, node]) => [key, node.arbitrary])), {
        requiredKeys: [...required] as string[],
      }),
      extras(others, isMap, min, named.size),
    )
    .map(([own, more]) =>
      withinLimits(context, way, { ...own, ...more }, required, members, others, min, max),
    );
  return {
    arbitrary,
    size: [...required].reduce((size, key) => size + Math.max(1, members.get(key)?.size ?? 1), 0),
    example: (isFull) => {
      const keys = [...members.keys()].filter((key) => isFull || required.has(key));
      const own: Record<string, unknown> = {};
      for (const key of keys) define(own, key, members.get(key)?.example(isFull));
      if (isFull && isMap) {
        const [first] = others;
        if (first !== undefined) define(own, first[0], first[1].example(isFull));
      }
      return withinLimits(context, way, own, required, members, others, min, max);
    },
  };
}

/** Keys beside the named ones: those of patterns, and any others that are allowed. */
function otherMembers(
  context: Context,
  { parts, entered }: Conjunction,
  named: ReadonlySet<string>,
): Map<string, Node> {
  const others = new Map<string, Node>();
  const wanted = greatest(parts, "minProperties", 0);
  const more = Array.from({ length: Math.max(0, wanted - 2) }, (_, i) => `key${i}`);
  const nodes = new Map<string, Node | undefined>();
  for (const key of [...patternKeys(parts), ...nameKeys(context, parts), ...KEYS, ...more]) {
    if (named.has(key) || key === "__proto__" || !isNameAllowed(context, parts, key)) continue;
    const schemas = memberSchemas(parts, key);
    const id = schemas.map(identity).join();
    if (!nodes.has(id)) nodes.set(id, context.visit(schemas, entered));
    const node = nodes.get(id);
    if (node !== undefined) others.set(key, node);
  }
  return others;
}

const identities = new WeakMap<object, number>();
let next = 0;

function identity(schema: JsonSchema): string {
  if (typeof schema === "boolean") return String(schema);
  if (!identities.has(schema)) identities.set(schema, next++);
  return String(identities.get(schema));
}

function patternKeys(parts: readonly SchemaObject[]): string[] {
  const patterns = parts.flatMap((part) => Object.keys(part["patternProperties"] ?? {}));
  return patterns.flatMap((pattern) => sampleTexts([{ pattern }], 3));
}

function nameKeys({ isTooLarge }: Context, parts: readonly SchemaObject[]): string[] {
  const names = parts.flatMap((part) =>
    typeof part["propertyNames"] === "object" ? [part["propertyNames"] as SchemaObject] : [],
  );
  if (names.length === 0) return [];
  const listed = names
    .flatMap((name) => (name["enum"] ?? []) as unknown[])
    .filter((name) => typeof name === "string");
  if (isTooLarge("minLength", greatest(names, "minLength", 0))) return listed;
  return [...listed, ...sampleTexts(names, 6)];
}

function sampleTexts(parts: readonly SchemaObject[], count: number): string[] {
  const node = texts(parts);
  if (node === undefined) return [];
  return [
    node.example(false) as string,
    ...(fc.sample(node.arbitrary, { numRuns: count, seed: 3 }) as string[]),
  ];
}

function isNameAllowed({ schema }: Context, parts: readonly SchemaObject[], key: string): boolean {
  return parts.every(
    (part) => part["propertyNames"] === undefined || schema.accepts([part["propertyNames"]], key),
  );
}

/** Some of the other members: usual in objects whose keys are data, rare beside named ones. */
function extras(
  others: ReadonlyMap<string, Node>,
  isMap: boolean,
  min: number,
  named: number,
): fc.Arbitrary<Record<string, unknown>> {
  if (others.size === 0) return fc.constant({});
  const least = Math.min(others.size, Math.max(0, min - named));
  const some = fc
    .subarray([...others.keys()], { minLength: least, maxLength: Math.min(others.size, least + USUAL_KEYS) })
    .chain((keys) =>
      fc.record(Object.fromEntries(keys.map((key) => [key, (others.get(key) as Node).arbitrary]))),
    );
  if (isMap || least > 0) return some;
  return fc.oneof({ weight: 12, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: some });
}

/** Adds and takes away members until their number and what they depend on fit. */
function withinLimits(
  { schema }: Context,
  { parts }: Conjunction,
  object: Record<string, unknown>,
  required: ReadonlySet<string>,
  members: ReadonlyMap<string, Node>,
  others: ReadonlyMap<string, Node>,
  min: number,
  max: number,
): Record<string, unknown> {
  let size = Object.keys(object).length;
  for (const [key, node] of [...members, ...others]) {
    if (size >= min) break;
    if (Object.hasOwn(object, key)) continue;
    define(object, key, node.example(false));
    size++;
  }
  const dependencies = parts.filter(
    (part) => "dependencies" in part || "dependentRequired" in part || "dependentSchemas" in part,
  );
  for (const key of Object.keys(object).reverse()) {
    if (required.has(key)) continue;
    const isAlone = dependencies.some((part) => !schema.accepts([dependenciesOf(part, key)], object));
    if (!isAlone && size <= max) continue;
    delete object[key];
    size--;
  }
  return object;
}

const perKey = new WeakMap<SchemaObject, Map<string, SchemaObject>>();

/** The part's dependencies of one key, as a schema. */
function dependenciesOf(part: SchemaObject, key: string): SchemaObject {
  const known = perKey.get(part) ?? new Map<string, SchemaObject>();
  perKey.set(part, known);
  let only = known.get(key);
  if (only === undefined) {
    only = Object.fromEntries(
      ["dependencies", "dependentRequired", "dependentSchemas"].flatMap((keyword) =>
        Object.hasOwn(part[keyword] ?? {}, key) ? [[keyword, { [key]: part[keyword][key] }]] : [],
      ),
    );
    known.set(key, only);
  }
  return only;
}
