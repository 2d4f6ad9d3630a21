import type { JsonSchema } from "@waybill/runtime";
import { expression } from "./expression.ts";
import type { SchemaObject } from "./schema-object.ts";
import type { TopicSchema } from "./topic-schema.ts";

/** Schemas without references, unions and conditions, all of which a value must be of. */
export interface Conjunction {
  readonly parts: readonly SchemaObject[];
  /** How often each referenced schema was entered on the way here, so that recursion ends. */
  readonly entered: ReadonlyMap<string, number>;
  /** Whether a value that fits every part may still break the schema: `not`, `oneOf`, an `else`. */
  readonly isLoose: boolean;
}

/** More ways to be of one schema are not told apart; then every branch of every union is still in one of them. */
const MAX_ALTERNATIVES = 96;
/** How often a schema may be entered within itself. */
const MAX_ENTERED = 2;
/**
 * Branches of unions and parts of `allOf` that are looked into for one value; beyond, a union has only the first branch
 * that can be taken.
 */
const MAX_PARTS = 4_000;

const APPLICATORS = ["$ref", "allOf", "anyOf", "oneOf", "if", "then", "else"];

/** The ways in which a value can be of all the schemas: one for each choice of a branch in each union and condition. */
export function alternativesOf(
  schema: TopicSchema,
  schemas: readonly JsonSchema[],
  entered: ReadonlyMap<string, number>,
): readonly Conjunction[] {
  const search = { schema, parts: 0 };
  let ways: readonly Conjunction[] = [{ parts: [], entered, isLoose: false }];
  for (const part of schemas) ways = joined(ways, waysOf(search, part, entered));
  return ways;
}

interface Search {
  readonly schema: TopicSchema;
  /** Branches and parts that were looked into so far. */
  parts: number;
}

function waysOf(
  search: Search,
  part: JsonSchema,
  entered: ReadonlyMap<string, number>,
): readonly Conjunction[] {
  if (part === true) return [{ parts: [], entered, isLoose: false }];
  if (part === false) return [];
  const plain = Object.fromEntries(Object.entries(part).filter(([key]) => !APPLICATORS.includes(key)));
  const isLoose = "not" in plain || "dependencies" in plain || "propertyNames" in plain;
  let ways: readonly Conjunction[] = [{ parts: [plain], entered, isLoose }];
  const { $ref, allOf, anyOf, oneOf } = part as SchemaObject;
  if ($ref !== undefined) {
    const count = (entered.get($ref) ?? 0) + 1;
    if (count > MAX_ENTERED) return [];
    ways = joined(ways, waysOf(search, search.schema.resolve($ref), new Map(entered).set($ref, count)));
  }
  for (const one of distinct(allOf ?? [])) {
    // What is not looked into is checked when a value is there.
    ways = ++search.parts > MAX_PARTS ? ways.map(loose) : joined(ways, waysOf(search, one, entered));
  }
  for (const union of [anyOf, oneOf]) {
    if (union === undefined) continue;
    const branches = branchesOf(search, union, entered);
    ways = joined(ways, union === oneOf ? branches.map(loose) : branches);
  }
  if ("if" in part) {
    const { if: test, then = true, else: otherwise = true } = part as SchemaObject;
    const met = joined(waysOf(search, test, entered), waysOf(search, then, entered));
    const unmet = joined(
      [{ parts: [{ not: test }], entered, isLoose: true }],
      waysOf(search, otherwise, entered),
    );
    ways = joined(ways, [...met, ...unmet]);
  }
  return ways;
}

function branchesOf(
  search: Search,
  union: readonly JsonSchema[],
  entered: ReadonlyMap<string, number>,
): readonly Conjunction[] {
  const ways: Conjunction[] = [];
  for (const branch of distinct(union)) {
    if (++search.parts > MAX_PARTS && ways.length > 0) break;
    ways.push(...waysOf(search, branch, entered));
  }
  return ways;
}

const known = new WeakMap<readonly JsonSchema[], readonly JsonSchema[]>();

/** The schemas without those that say the same as another: within each other they would double at every level. */
function distinct(schemas: readonly JsonSchema[]): readonly JsonSchema[] {
  let found = known.get(schemas);
  if (found === undefined) {
    const asText = (schema: JsonSchema) =>
      JSON.stringify(schema, (_, value) => (typeof value === "bigint" ? `${value}n` : value));
    found = [...new Map(schemas.map((schema) => [asText(schema), schema])).values()];
    known.set(schemas, found);
  }
  return found;
}

function loose(way: Conjunction): Conjunction {
  return { ...way, isLoose: true };
}

/** Every pair of a way of the one and a way of the other that do not contradict each other at a glance. */
function joined(some: readonly Conjunction[], others: readonly Conjunction[]): readonly Conjunction[] {
  const pairs =
    some.length * others.length <= MAX_ALTERNATIVES
      ? some.flatMap((a) => others.map((b) => join(a, b)))
      : Array.from({ length: Math.max(some.length, others.length) }, (_, i) =>
          join(some[i % some.length] as Conjunction, others[i % others.length] as Conjunction),
        );
  return pairs.filter(({ parts }) => typesOf(parts).length > 0);
}

function join(a: Conjunction, b: Conjunction): Conjunction {
  const entered = new Map(a.entered);
  for (const [ref, count] of b.entered) entered.set(ref, Math.max(count, entered.get(ref) ?? 0));
  return { parts: [...a.parts, ...b.parts], entered, isLoose: a.isLoose || b.isLoose };
}

const TYPES = ["null", "boolean", "integer", "number", "string", "array", "object"] as const;
export type TypeName = (typeof TYPES)[number] | "bytes";

/** The types of value that all parts allow. */
export function typesOf(parts: readonly SchemaObject[]): readonly TypeName[] {
  if (parts.some((part) => part["contentEncoding"] === "binary")) {
    return parts.some((part) => "type" in part) ? [] : ["bytes"];
  }
  return TYPES.filter((type) =>
    parts.every(({ type: named }) => {
      if (named === undefined) return true;
      const names: readonly string[] = typeof named === "string" ? [named] : named;
      return names.includes(type) || (type === "integer" && names.includes("number"));
    }),
  ).filter((type, _, all) => type !== "integer" || !all.includes("number"));
}

/** The schemas that all parts have for one key of an object; `false` among them when the key is not allowed. */
export function memberSchemas(parts: readonly SchemaObject[], key: string): readonly JsonSchema[] {
  return parts.flatMap(({ properties = {}, patternProperties = {}, additionalProperties = true }) => {
    const own: JsonSchema[] = Object.hasOwn(properties, key) ? [properties[key]] : [];
    for (const [pattern, member] of Object.entries(patternProperties as Record<string, JsonSchema>)) {
      if (expression(pattern).test(key)) own.push(member);
    }
    return own.length > 0 ? own : [additionalProperties as JsonSchema];
  });
}
