import type { TopicIssue } from "../error.ts";
import { beginHints } from "../nearest.ts";
import { pointer } from "../pointer.ts";
import type { JsonSchema } from "../topic.ts";
import type { Check, Judge, Run, Visit } from "./check.ts";
import { resolve } from "./resolve.ts";
import { types } from "./type.ts";

/** The most issues that are reported of one message. */
const MAX_ISSUES = 100;
/** Schemas within schemas and values within values together; far beyond what a message of legal depth needs. */
const MAX_DEPTH = 800;
/** Visits of a schema node with a value node. */
const MAX_STEPS = 5_000_000;
/**
 * From this step on the issues of definitions are remembered, so that a schema that applies one twice to a value at each
 * of many levels is looked at once a level. Few messages come to it, and remembering takes time as well.
 */
const MANY_STEPS = 3_000;
/** The most places at which the issues of a definition are remembered. */
const MAX_REMEMBERED = 100_000;

/** Of a definition at a path. */
type Remembered = readonly [value: unknown, issues: readonly TopicIssue[]];

/**
 * As `explain`, with these checks and no other, in their order. `$ref`, `type` and boolean schemas are always known; any
 * other keyword that none of the checks knows is not looked at.
 *
 * A schema is compiled when the first value comes to it, and kept: memory grows with the schema alone.
 */
export function explainWith(
  checks: readonly Check[],
  root: JsonSchema,
): (value: unknown) => readonly TopicIssue[] {
  const visits = new Map<JsonSchema, Visit>();
  const references: Check = {
    keywords: ["$ref"],
    compile({ $ref = "" }) {
      const visit = visitOf(resolve(root, $ref));
      return (value) => {
        if (steps < MANY_STEPS) return visit(value);
        const place = $ref + JSON.stringify(keys);
        let known = remembered.get(place);
        if (!known || known[0] !== value) {
          known = [value, probe(visit, value)];
          if (remembered.size < MAX_REMEMBERED) remembered.set(place, known);
        }
        take(known[1]);
      };
    },
  };
  const run: Run = { root, visitOf, add, probe, take, path };
  let issues: TopicIssue[] = [];
  let steps = 0;
  /** Of the schemas that are under way, each within the one before. */
  let depth = 0;
  /** Of the members that lead to the value. */
  let keys: (string | number)[] = [];
  const remembered = new Map<string, Remembered>();

  return (value) => {
    // A getter in the value may want another one explained meanwhile.
    if (depth > 0) return explainWith(checks, root)(value);
    beginHints();
    try {
      return probe(visitOf(root), value);
    } catch (error) {
      // The engine's own as well, where the caller left little of the stack.
      if (!(error instanceof RangeError)) throw error;
      return [
        steps > MAX_STEPS
          ? { path: "", rule: "steps", message: "must be smaller to be checked" }
          : { path: "", rule: "depth", message: "must not nest so deeply" },
      ];
    } finally {
      issues = [];
      keys = [];
      depth = 0;
      steps = 0;
      remembered.clear();
    }
  };

  function visitOf(schema: JsonSchema): Visit {
    let visit = visits.get(schema);
    if (visit === undefined) {
      let judges: readonly Judge[] | undefined;
      visit = (value, key) => {
        if (issues.length >= MAX_ISSUES) return;
        if (++steps > MAX_STEPS || ++depth > MAX_DEPTH) throw new RangeError();
        if (key !== undefined) keys.push(key);
        judges ??= compile(schema);
        for (const judge of judges) if (judge(value) === false) break;
        if (key !== undefined) keys.pop();
        depth--;
      };
      visits.set(schema, visit);
    }
    return visit;
  }

  function compile(schema: JsonSchema): readonly Judge[] {
    if (schema === true) return [];
    if (schema === false) return [() => add("false", "must not be there")];
    return [references, types, ...checks].flatMap(({ keywords, compile }) =>
      keywords.some((keyword) => keyword in schema) ? compile(schema, run) : [],
    );
  }

  function add(rule: string, message: string, hint?: string, key?: string | number): false {
    issues.push({ path: path(key), rule, message, ...(hint && { hint }) });
    return false;
  }

  function take(found: readonly TopicIssue[]): void {
    issues.push(...found);
  }

  function probe(visit: Visit, value: unknown): readonly TopicIssue[] {
    const outer = issues;
    issues = [];
    visit(value);
    const found = issues.slice(0, MAX_ISSUES);
    issues = outer;
    return found;
  }

  function path(key?: string | number): string {
    const path = keys.reduce<string>(pointer, "");
    return key === undefined ? path : pointer(path, key);
  }
}
