import { isBytes } from "../bytes.ts";
import type { TopicIssue } from "../error.ts";
import type { JsonSchema } from "../topic.ts";
import type { Check, Run } from "./check.ts";
import { dereference } from "./resolve.ts";
import type { SchemaObject } from "./schema-object.ts";
import { isOfType, typeMessage, typesOf } from "./type.ts";

/** A branch of a union. */
export interface Branch {
  readonly schema: SchemaObject;
  /** The same as the union has it, which may be a reference. */
  readonly given: JsonSchema;
}

/**
 * Leaves of the branches of a union those that can match, as far as the values tell that they name; none when that is an
 * issue, which it adds.
 */
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
        const branches = schemas.map((given) => ({ given, schema: dereference(run.root, given) }));
        const typed = branches.filter(({ schema }) =>
          isListOfBytes(schema) ? isBytes(value) || Array.isArray(value) : isOfType(schema, value),
        );
        if (typed.length === 0) {
          run.add(path, "type", typeMessage(typesNamed(branches), value));
          continue;
        }
        // What cannot match is not looked into: most messages of a union are of one kind.
        const open = typed.length > 1 ? narrow(run, typed, value, path) : typed;
        const found = open.map(({ given }) => run.probe(given, value, path));
        const matches = found.filter((issues) => issues.length === 0).length;
        if (matches > 1 && rule === "oneOf") {
          run.add(path, rule, `must match exactly one of ${branches.length} schemas, matches ${matches}`);
        } else if (matches === 0) {
          // Fewer issues first; among as many, the branch whose first issue lies deeper in the value.
          const [meant = []] = found.toSorted((a, b) => a.length - b.length || levelOf(b) - levelOf(a));
          for (const { path, rule, message, hint } of meant) run.add(path, rule, message, hint);
        }
      }
    },
  };
}

function typesNamed(branches: readonly Branch[]): string[] {
  return [...new Set(branches.flatMap(({ schema }) => (isListOfBytes(schema) ? "bytes" : typesOf(schema))))];
}

/** What JSON spells as a list has no `type`, but is nothing else than bytes or that list. */
function isListOfBytes({ contentEncoding, items }: SchemaObject): boolean {
  return contentEncoding === "binary" && items !== undefined;
}

function levelOf([first]: readonly TopicIssue[]): number {
  return first?.path.split("/").length ?? 0;
}

/** Unions whose branches name no values. */
export const unions: Check = /*@__PURE__*/ unionsWith((_run, branches) => branches);
