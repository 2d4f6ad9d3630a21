import { CodecError } from "../codec-error.ts";
import type { TopicIssue } from "../error.ts";
import type { JsonSchema } from "../topic.ts";
import type { Check, Run } from "./check.ts";
import { resolve } from "./resolve.ts";
import { checkType } from "./type.ts";

/** The most issues that are reported of one message. */
const MAX_ISSUES = 100;
/** Schemas within schemas and values within values together; far beyond what a message of legal depth needs. */
const MAX_DEPTH = 800;
/** Visits of a schema node with a value node. */
const MAX_STEPS = 5_000_000;

/** From which visit on definitions remember their issues, and how many of these are remembered. */
const REMEMBER_FROM = 10_000;
const MAX_REMEMBERED = 100_000;

/** The issues of a definition at a path. */
interface Remembered {
  readonly value: unknown;
  readonly issues: readonly TopicIssue[];
  /** How many there could have been. */
  readonly room: number;
}

/**
 * As `explain`, with these checks and no other, in their order. `$ref`, `type` and boolean schemas are always known; any
 * other keyword that none of the checks knows is not looked at.
 */
export function explainWith(
  checks: readonly Check[],
  root: JsonSchema,
  value: unknown,
): readonly TopicIssue[] {
  let issues: TopicIssue[] = [];
  let limit = MAX_ISSUES;
  let depth = 0;
  let steps = 0;
  const checksOf = new Map<object, readonly Check[]>();
  const remembered = new Map<JsonSchema, Map<string, Remembered>>();

  const run: Run = { root, add, visit, probe, step };
  try {
    visit(root, value, "");
    return issues;
  } catch (error) {
    if (error instanceof CodecError) return [error.issue];
    // The stack, where the caller left little of it.
    if (error instanceof RangeError) return [tooDeep("").issue];
    throw error;
  }

  function add(path: string, rule: string, message: string, hint?: string): void {
    if (issues.length < limit) issues.push({ path, rule, message, ...(hint !== undefined && { hint }) });
  }

  function probe(schema: JsonSchema, value: unknown, path: string, atMost = limit): readonly TopicIssue[] {
    const outer = [issues, limit] as const;
    [issues, limit] = [[], atMost];
    visit(schema, value, path);
    const found = issues;
    [issues, limit] = outer;
    return found;
  }

  function visit(schema: JsonSchema, value: unknown, path: string): void {
    if (issues.length >= limit || schema === true) return;
    step(path);
    if (depth >= MAX_DEPTH) throw tooDeep(path);
    if (schema === false) {
      add(path, "false", "must not be there");
      return;
    }
    depth++;
    if (schema["$ref"] !== undefined) visitDefinition(resolve(root, schema["$ref"] as string), value, path);
    let relevant = checksOf.get(schema);
    if (relevant === undefined) {
      relevant = checks.filter(({ keywords }) => keywords.some((keyword) => keyword in schema));
      checksOf.set(schema, relevant);
    }
    if (checkType(run, schema, value, path)) {
      relevant.every((check) => check.apply(run, schema, value, path) !== false);
    }
    depth--;
  }

  /** A schema that applies a definition twice to a value at each of many levels is looked at once a level. */
  function visitDefinition(definition: JsonSchema, value: unknown, path: string): void {
    if (steps < REMEMBER_FROM) {
      visit(definition, value, path);
      return;
    }
    const places = remembered.get(definition) ?? new Map<string, Remembered>();
    remembered.set(definition, places);
    const known = places.get(path);
    const before = issues.length;
    const room = limit - before;
    // All there are, or as many as there is room for.
    if (known && known.value === value && known.room >= Math.min(room, known.issues.length + 1)) {
      step(path);
      issues.push(...known.issues.slice(0, room));
      return;
    }
    visit(definition, value, path);
    // What is remembered counts as steps do, so that it is bounded too.
    if (steps < REMEMBER_FROM + MAX_REMEMBERED) {
      places.set(path, { value, room, issues: issues.slice(before) });
    }
  }

  function step(path: string): void {
    if (++steps > MAX_STEPS) throw new CodecError("steps", "must be small enough to be checked", { path });
  }
}

function tooDeep(path: string): CodecError {
  return new CodecError("depth", "must not nest so deeply", { path });
}
