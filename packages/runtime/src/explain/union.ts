import { isBytes } from "../bytes.ts";
import type { TopicIssue } from "../error.ts";
import type { Check, Run } from "./check.ts";
import { dereference } from "./resolve.ts";
import type { SchemaObject } from "./schema-object.ts";
import { isOfType, typeMessage, typesOf } from "./type.ts";

/** A branch that the value does not match. */
export interface Branch {
  readonly schema: SchemaObject;
  readonly issues: readonly TopicIssue[];
}

/** Leaves of the branches of a union those that can have been meant; none when that is an issue, which it adds. */
export type Narrow = (
  run: Run,
  branches: readonly Branch[],
  value: unknown,
  path: string,
) => readonly Branch[];

/** `anyOf` and `oneOf`, of which, when no branch matches, the one is reported that was meant. */
export function unionsWith(narrow: Narrow): Check {
  return {
    keywords: ["anyOf", "oneOf"],
    apply(run, schema, value, path) {
      for (const rule of ["anyOf", "oneOf"] as const) {
        const schemas = schema[rule];
        if (schemas === undefined) continue;
        const branches = schemas.map((branch) => ({
          schema: dereference(run.root, branch),
          issues: run.probe(branch, value, path),
        }));
        const failed = branches.filter(({ issues }) => issues.length > 0);
        const matches = branches.length - failed.length;
        if (matches > 1 && rule === "oneOf") {
          run.add(path, rule, `must match exactly one of ${branches.length} schemas, matches ${matches}`);
        } else if (matches === 0) reportMeant(run, narrow, failed, value, path);
      }
    },
  };
}

function reportMeant(
  run: Run,
  narrow: Narrow,
  branches: readonly Branch[],
  value: unknown,
  path: string,
): void {
  const typed = branches.filter(({ schema }) =>
    isListOfBytes(schema) ? isBytes(value) || Array.isArray(value) : isOfType(schema, value),
  );
  if (typed.length === 0) {
    const types = new Set(
      branches.flatMap(({ schema }) => (isListOfBytes(schema) ? "bytes" : typesOf(schema))),
    );
    run.add(path, "type", typeMessage([...types], value));
    return;
  }
  // Fewer issues first; among as many, the branch whose first issue lies deeper in the value.
  const [meant] = (typed.length > 1 ? narrow(run, typed, value, path) : typed).toSorted(
    (a, b) => a.issues.length - b.issues.length || levelOf(b) - levelOf(a),
  );
  for (const { path, rule, message, hint } of meant?.issues ?? []) run.add(path, rule, message, hint);
}

/** What JSON spells as a list has no `type`, but is nothing else than bytes or that list. */
function isListOfBytes({ contentEncoding, items }: SchemaObject): boolean {
  return contentEncoding === "binary" && items !== undefined;
}

function levelOf({ issues: [first] }: Branch): number {
  return first?.path.split("/").length ?? 0;
}

/** Unions whose branches name no values. */
export const unions: Check = /*@__PURE__*/ unionsWith((_run, branches) => branches);
