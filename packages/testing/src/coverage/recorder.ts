import type { Topic, TopicIssue } from "@waybill/runtime";
import { visitsOf } from "../invalid/visits.ts";
import { pointer } from "../schema/pointer.ts";
import { isObject, type SchemaObject } from "../schema/schema-object.ts";
import { schemaOf } from "../schema/topic-schema.ts";

/** What the messages of a run have shown of one topic. */
export interface Exercised {
  accepted: number;
  refused: number;
  /** Branches of unions and conditions, keys and their absence, listed values: each as in `schemaCoverage`. */
  readonly points: Set<string>;
  /** Rules that a message was refused by, with the path without indexes. */
  readonly rules: Set<string>;
}

const runs = new Map<Topic, Exercised>();

export function exercisedOf(topic: Topic): Exercised {
  let run = runs.get(topic);
  if (run === undefined) {
    run = { accepted: 0, refused: 0, points: new Set(), rules: new Set() };
    runs.set(topic, run);
  }
  return run;
}

export function exercisedTopics(): readonly Topic[] {
  return [...runs.keys()];
}

/** Remembers what a message shows of its topic's schema. Matchers do it; other messages of a test can be handed in. */
export function exercise(
  topic: Topic,
  message: unknown,
  issues: readonly TopicIssue[] = topic.explain(message),
): void {
  const run = exercisedOf(topic);
  if (issues.length > 0) {
    run.refused++;
    for (const { rule } of issues) run.rules.add(rule);
    return;
  }
  run.accepted++;
  for (const { schema, at, value } of visitsOf(schemaOf(topic), message)) {
    run.points.add(at);
    for (const point of pointsOf(schema, at, value)) run.points.add(point);
  }
}

function* pointsOf(schema: SchemaObject, at: string, value: unknown): Generator<string> {
  if (isObject(value)) {
    for (const key of Object.keys(schema["properties"] ?? {})) {
      const isThere = Object.hasOwn(value, key) && value[key] !== undefined;
      yield `${pointer(`${at}/properties`, key)} ${isThere ? "present" : "absent"}`;
    }
  }
  for (const [i, one] of ((schema["enum"] ?? []) as unknown[]).entries())
    if (one === value) yield `${at}/enum/${i}`;
  if (Array.isArray(schema["type"])) yield `${at}/type ${typeNameOf(value)}`;
  if (Array.isArray(value)) yield `${at} ${value.length === 0 ? "empty" : "with items"}`;
}

function typeNameOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "bigint" ? "number" : typeof value;
}
