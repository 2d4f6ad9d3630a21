import type { Topic } from "@waybill/runtime";
import { eachSchema } from "../schema/occurrences.ts";
import { pointer } from "../schema/pointer.ts";
import { schemaOf } from "../schema/topic-schema.ts";
import type { TopicName } from "../topics/register.ts";
import { topicNamed } from "../topics/setup.ts";
import { exercisedOf, exercisedTopics } from "./recorder.ts";

/** Something that a schema allows and a test can send, or that it refuses. */
export interface CoveragePoint {
  readonly kind: "branch" | "optional-key" | "enum-value" | "type" | "rule";
  /** JSON Pointer into the schema; of a rule, its name. */
  readonly at: string;
  /** In words, such as `never sent without it`. */
  readonly missing: string;
}

export interface SchemaCoverage {
  readonly topic: string;
  readonly version: number;
  /** How many messages of this process were accepted and refused. */
  readonly accepted: number;
  readonly refused: number;
  readonly points: number;
  readonly covered: number;
  readonly uncovered: readonly CoveragePoint[];
}

/**
 * Which branches, optional keys, listed values, types and rules of a topic's schema the messages of this process have
 * exercised: those that went through a matcher or through `exercise`.
 */
export function schemaCoverage(named: Topic | TopicName): SchemaCoverage {
  const topic: Topic = topicNamed(named);
  const { accepted, refused, points, rules } = exercisedOf(topic);
  const all = allPoints(topic);
  const uncovered = all
    .filter(({ key, isRule }) => !(isRule ? rules : points).has(key))
    .map(({ point }) => point);
  return {
    topic: topic.name,
    version: topic.version,
    accepted,
    refused,
    points: all.length,
    covered: all.length - uncovered.length,
    uncovered,
  };
}

/** `schemaCoverage` of every topic of which a message was seen, as text. */
export function coverageReport(): string {
  return exercisedTopics()
    .map(schemaCoverage)
    .map((one) => {
      const lines = one.uncovered.map(({ at, missing }) => `  ${at || "(message)"}  ${missing}`);
      const title = `${one.topic} v${one.version}: ${one.covered} of ${one.points} points, ${one.accepted} messages accepted, ${one.refused} refused`;
      return [title, ...lines].join("\n");
    })
    .join("\n\n");
}

interface Keyed {
  readonly key: string;
  readonly isRule?: boolean;
  readonly point: CoveragePoint;
}

function allPoints(topic: Topic): readonly Keyed[] {
  const all: Keyed[] = [];
  const seen = new Set<string>();
  const add = (key: string, kind: CoveragePoint["kind"], at: string, missing: string, isRule = false) => {
    if (seen.has(key)) return;
    seen.add(key);
    all.push({ key, isRule, point: { kind, at, missing } });
  };
  eachSchema(schemaOf(topic).root, "", (schema, at) => {
    if (/\/(not|if|contains|propertyNames)(\/|$)/.test(at)) return;
    for (const union of ["anyOf", "oneOf"]) {
      for (const i of ((schema[union] ?? []) as unknown[]).keys())
        add(`${at}/${union}/${i}`, "branch", `${at}/${union}/${i}`, "never sent");
    }
    for (const branch of ["then", "else"])
      if (branch in schema) add(`${at}/${branch}`, "branch", `${at}/${branch}`, "never sent");
    for (const key of Object.keys(schema["properties"] ?? {})) {
      if ((schema["required"] ?? []).includes(key)) continue;
      const place = pointer(`${at}/properties`, key);
      add(`${place} present`, "optional-key", place, "never sent");
      add(`${place} absent`, "optional-key", place, "never left out");
    }
    for (const [i, value] of ((schema["enum"] ?? []) as unknown[]).entries())
      add(`${at}/enum/${i}`, "enum-value", `${at}/enum/${i}`, `never ${JSON.stringify(value)}`);
    if (Array.isArray(schema["type"])) {
      for (const type of schema["type"] as string[]) {
        const name = type === "integer" ? "number" : type;
        add(`${at}/type ${name}`, "type", `${at}/type`, `never ${name}`);
      }
    }
    for (const rule of RULES)
      if (rule in schema) add(rule, "rule", rule, "no message was refused by this rule", true);
  });
  return all;
}

/** Rules that a negative test can be about. */
const RULES = [
  "type",
  "required",
  "enum",
  "const",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "minItems",
  "maxItems",
  "uniqueItems",
  "additionalProperties",
  "contentEncoding",
];
