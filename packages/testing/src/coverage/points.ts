import { eachSchema, rulesOf } from "../schema/occurrences.ts";
import { pointer } from "../schema/pointer.ts";
import type { SchemaObject } from "../schema/schema-object.ts";
import type { TopicSchema } from "../schema/topic-schema.ts";

/** Something at one place of a schema that the messages of a test run can show. */
export interface CoveragePoint {
  readonly kind: "branch" | "optional-key" | "type" | "enum-value" | "rule";
  /** JSON Pointer of the place in the topic's schema; of a rule, of its keyword, with the number of the name in `required`. */
  readonly at: string;
  /** In words, such as `never sent` or `never refused by minimum`. */
  readonly missing: string;
}

/** A point, and the key that recorded messages show it by. */
export interface KeyedPoint extends CoveragePoint {
  readonly key: string;
  /** The schema that the point is in: of one that no message came to, nothing else has to be said. */
  readonly within: string;
}

/** Schemas there describe what has not to be, or decide between others: no message is of them. */
const UNSHOWN: ReadonlySet<string> = new Set(["not", "if", "contains", "propertyNames"]);

const known = new WeakMap<TopicSchema, readonly KeyedPoint[]>();

/** Every branch, optional key, type, listed value and rule of a schema, in this order at each place. */
export function pointsOf(schema: TopicSchema): readonly KeyedPoint[] {
  let points = known.get(schema);
  if (points === undefined) {
    const found: KeyedPoint[] = [];
    eachSchema(schema.root, "", (own, at) => found.push(...pointsAt(own, at)), UNSHOWN);
    points = found;
    known.set(schema, points);
  }
  return points;
}

function* pointsAt(schema: SchemaObject, at: string): Generator<KeyedPoint> {
  const point = (kind: CoveragePoint["kind"], place: string, missing: string, key: string): KeyedPoint => ({
    kind,
    at: place,
    missing,
    key,
    within: at,
  });
  const branches = [
    ...["anyOf", "oneOf"].flatMap((union) =>
      [...((schema[union] ?? []) as unknown[]).keys()].map((i) => `${at}/${union}/${i}`),
    ),
    ...["then", "else"].filter((branch) => branch in schema).map((branch) => `${at}/${branch}`),
  ];
  for (const branch of branches) yield point("branch", branch, "never sent", shown(branch));
  const required = new Set<string>(schema["required"] ?? []);
  for (const key of Object.keys(schema["properties"] ?? {})) {
    if (required.has(key)) continue;
    const place = pointer(`${at}/properties`, key);
    const isForbidden = schema["properties"][key] === false;
    const isGiven = /\/(dependencies|dependentSchemas)\/[^/]*$/.test(at) && at.endsWith(pointer("", key));
    if (!isForbidden) yield point("optional-key", place, "never sent", present(place));
    if (!isGiven) yield point("optional-key", place, "never left out", absent(place));
  }
  if (Array.isArray(schema["type"])) {
    for (const name of new Set((schema["type"] as string[]).map(typeName)))
      yield point("type", `${at}/type`, `never ${name}`, ofType(at, name));
  }
  for (const [i, value] of ((schema["enum"] ?? []) as unknown[]).entries())
    yield point("enum-value", `${at}/enum/${i}`, `never ${JSON.stringify(value)}`, shown(`${at}/enum/${i}`));
  for (const { rule, token } of rulesOf(schema)) {
    if (rule === "$ref") continue; // what it refers to asks
    const label = rule === "required" ? `required ${JSON.stringify(requiredKey(schema, token))}` : rule;
    yield point("rule", at + token, `${NEVER_MET}${label}`, met(at + token));
    yield point("rule", at + token, `${NEVER_REFUSED}${label}`, refused(at + token));
  }
}

/** How the points of rules begin, before the rule. */
export const NEVER_MET = "no value for ";
export const NEVER_REFUSED = "never refused by ";

function requiredKey(schema: SchemaObject, token: string): string {
  return schema["required"][Number(token.split("/")[2])];
}

export const shown = (place: string) => `${place} shown`;
export const present = (place: string) => `${place} present`;
export const absent = (place: string) => `${place} absent`;
export const met = (keyword: string) => `${keyword} met`;
export const refused = (keyword: string) => `${keyword} refused`;
export const ofType = (place: string, name: string) => `${place} is ${name}`;

/** Messages do not tell integers from other numbers: `1.0` is one. */
export function typeName(name: string): string {
  return name === "integer" ? "number" : name;
}
