import { type Topic, type TopicIssue, validate } from "@waybill/runtime";
import { isObject } from "@waybill/runtime/codegen";
import { nodeOf } from "../generate/generator.ts";
import { valueAt, withChange } from "../schema/pointer.ts";
import type { SchemaObject } from "../schema/schema-object.ts";
import { schemaOf } from "../schema/topic-schema.ts";
import { schemasAt } from "./schemas-at.ts";

/** More changes than this are not made: what is so far away is no longer the message. */
const MAX_CHANGES = 25;

/** The valid message that the value is nearest to, by the least change at each place that is wrong; undefined when none is near. */
export function nearestMessage(topic: Topic, value: unknown): unknown {
  let current = value;
  for (let i = 0; i < MAX_CHANGES; i++) {
    const issues = validate(topic, current);
    const [first] = issues;
    if (first === undefined) return i === 0 ? undefined : current;
    const next = changed(topic, current, first, issues.length);
    if (next === undefined) return undefined;
    current = next;
  }
  return undefined;
}

/** The message without the issue; undefined when no change takes it away. */
function changed(topic: Topic, message: unknown, issue: TopicIssue, before: number): unknown {
  let fallback: unknown;
  for (const candidate of candidates(topic, message, issue)) {
    const left = validate(topic, candidate);
    if (left.length === 0) return candidate;
    const isGone = !left.some(
      ({ path, rule, message: words }) =>
        path === issue.path && rule === issue.rule && words === issue.message,
    );
    if (isGone && left.length < before) return candidate;
    if (isGone) fallback ??= candidate;
  }
  return fallback;
}

function* candidates(
  topic: Topic,
  message: unknown,
  { path, rule, hint, message: words }: TopicIssue,
): Generator<unknown> {
  const [, wanted, has] = /^did you mean "(.*)"\? the message has "(.*)"$/.exec(hint ?? "") ?? [];
  const value = valueAt(message, path);
  if (wanted !== undefined && has !== undefined && isObject(value)) {
    yield withChange(message, path, () =>
      Object.fromEntries(Object.entries(value).map(([key, one]) => [key === has ? wanted : key, one])),
    );
  }
  const schema = schemaOf(topic);
  const parts = schemasAt(schema, path);
  if (rule === "required" && isObject(value)) {
    const [, key] = /"(.*)"/.exec(words) ?? [];
    for (const member of key === undefined ? [] : schemasAt(schema, `${path}/${key}`)) {
      const node = nodeOf(schema, [member]);
      if (node !== undefined)
        yield withChange(message, path, () => ({ ...value, [key as string]: node.example(false) }));
    }
  }
  if (rule === "additionalProperties" && isObject(value)) {
    const declared = new Set(parts.flatMap((part) => Object.keys(part["properties"] ?? {})));
    yield withChange(message, path, () =>
      Object.fromEntries(Object.entries(value).filter(([key]) => declared.has(key))),
    );
  }
  const [, similar] = /^did you mean (".*")\?/.exec(hint ?? "") ?? [];
  if (similar !== undefined) yield withChange(message, path, () => JSON.parse(similar));
  for (const near of conversions(value, parts)) yield withChange(message, path, () => near);
  for (const part of parts) {
    const node = nodeOf(schema, [part]);
    if (node !== undefined && path !== "") yield withChange(message, path, () => node.example(false));
  }
  if (path !== "") yield withChange(message, path, () => undefined);
}

/** What a value may have been meant to be. */
function* conversions(value: unknown, parts: readonly SchemaObject[]): Generator<unknown> {
  if (typeof value === "string") {
    if (value.trim() !== "" && Number.isFinite(Number(value))) yield Number(value);
    if (value === "true" || value === "false") yield value === "true";
    yield value.toLowerCase();
    yield value.trim();
  }
  if (typeof value === "number" || typeof value === "bigint") {
    if (typeof value === "number") {
      yield Math.floor(value / 1000);
      yield Math.round(value);
    }
    for (const { minimum, maximum } of parts) {
      if (minimum !== undefined && value < minimum) yield minimum;
      if (maximum !== undefined && value > maximum) yield maximum;
    }
    yield String(value);
  }
  if (Array.isArray(value)) {
    for (const { maxItems } of parts) if (maxItems !== undefined) yield value.slice(0, maxItems);
  }
}
