import type { TopicIssue } from "../error.ts";
import type { JsonSchema } from "../topic.ts";
import { discriminate } from "./discriminate.ts";
import type { Explainer } from "./explainer.ts";
import { dereference } from "./resolve.ts";
import type { SchemaObject } from "./schema-object.ts";
import { hasType, typeNameOf, typesOf } from "./type.ts";

interface Branch {
  readonly schema: SchemaObject;
  readonly issues: readonly TopicIssue[];
}

/** Reports, of a union that does not match, the one branch that was meant. */
export function explainUnion(
  run: Explainer,
  rule: "anyOf" | "oneOf",
  schemas: readonly JsonSchema[],
  value: unknown,
  path: string,
): void {
  const branches: Branch[] = [];
  let matches = 0;
  for (const schema of schemas) {
    const issues = run.probe(schema, value, path);
    if (issues.length === 0) matches++;
    else branches.push({ schema: dereference(run.root, schema), issues });
  }
  if (matches === 1 || (matches > 0 && rule === "anyOf")) return;
  if (matches > 1) {
    run.add(path, "oneOf", `must match exactly one of ${schemas.length} schemas, matches ${matches}`);
    return;
  }
  const typed = branches.filter(({ schema }) => isOfType(schema, value));
  if (typed.length === 0) {
    const types = new Set(branches.flatMap(({ schema }) => typesOf(schema) ?? []));
    run.add(path, "type", `must be ${[...types].join(" or ")}, got ${typeNameOf(value)}`);
    return;
  }
  const [first, ...others] = discriminate(run, typed, value, path) ?? [];
  if (first === undefined) return;
  const meant = others.reduce(
    (best, branch) => (isBetter(branch.issues, best.issues) ? branch : best),
    first,
  );
  for (const { path, rule, message, hint } of meant.issues) run.add(path, rule, message, hint);
}

function isOfType(schema: SchemaObject, value: unknown): boolean {
  return typesOf(schema)?.some((type) => hasType(value, type, schema)) ?? true;
}

/** Fewer issues first; among as many, the branch whose first issue lies deeper in the value. */
function isBetter(a: readonly TopicIssue[], b: readonly TopicIssue[]): boolean {
  return a.length === b.length ? levelOf(a[0]) > levelOf(b[0]) : a.length < b.length;
}

function levelOf(issue: TopicIssue | undefined): number {
  return issue === undefined ? 0 : issue.path.split("/").length;
}
