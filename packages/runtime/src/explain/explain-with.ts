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

/** The most places at which the issues of a definition are remembered. */
const MAX_REMEMBERED = 100_000;

/** Of a definition at a path: the value, its issues, and whether these are all there are. */
type Remembered = readonly [value: unknown, issues: readonly TopicIssue[], areAll: boolean];

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
  const remembered = new Map<string, Remembered>();

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
    if (schema["$ref"] !== undefined) visitDefinition(schema["$ref"] as string, value, path);
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
  function visitDefinition(reference: string, value: unknown, path: string): void {
    const key = `${reference} ${path}`;
    const [known, found, areAll] = remembered.get(key) ?? [];
    const before = issues.length;
    if (found && known === value && (areAll || before + found.length >= limit)) {
      issues = [...issues, ...found].slice(0, limit);
      return;
    }
    visit(resolve(root, reference), value, path);
    if (remembered.size < MAX_REMEMBERED)
      remembered.set(key, [value, issues.slice(before), issues.length < limit]);
  }

  function step(path: string): void {
    if (++steps > MAX_STEPS) throw new CodecError("steps", "must be smaller to be checked", { path });
  }
}

function tooDeep(path: string): CodecError {
  return new CodecError("depth", "must not nest so deeply", { path });
}
