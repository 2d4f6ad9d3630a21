import { isBytes } from "../bytes.ts";
import type { TopicIssue } from "../error.ts";
import type { JsonSchema } from "../topic.ts";
import type { Check, Judge, Run, Visit } from "./check.ts";
import { dereference } from "./resolve.ts";
import type { SchemaObject } from "./schema-object.ts";
import { typeMessage, typesOf, typeTest } from "./type.ts";

/** A branch of a union. */
export interface Branch {
  readonly types: readonly string[];
  readonly fits: (value: unknown) => boolean;
  readonly visit: Visit;
  readonly tags: Tags;
}

/** The values that a branch names: as a whole (`undefined`), at array positions, of required properties. */
export type Tags = ReadonlyMap<string | number | undefined, readonly unknown[]>;

/** How branches are told apart by the values they name. */
interface Tagging {
  tagsOf(root: JsonSchema, schema: SchemaObject): Tags;
  /** Leaves the branches that can match; none when that is an issue, which it adds. */
  narrow(run: Run, branches: readonly Branch[], value: unknown): readonly Branch[];
}

/** `anyOf` and `oneOf`, of which, when no branch matches, the one is reported that was meant. */
export function unionsWith(tagging?: Tagging): Check {
  return {
    keywords: ["anyOf", "oneOf"],
    compile(schema, run) {
      const branchOf = (given: JsonSchema): Branch => {
        const schema = dereference(run.root, given);
        // What JSON spells as a list has no `type`, but is nothing else than bytes or that list.
        const isList = schema.contentEncoding === "binary" && schema.items !== undefined;
        return {
          types: isList ? ["bytes"] : typesOf(schema),
          fits: isList ? (value) => isBytes(value) || Array.isArray(value) : typeTest(schema),
          visit: run.visitOf(given),
          tags: tagging?.tagsOf(run.root, schema) ?? new Map(),
        };
      };
      const rules = (["anyOf", "oneOf"] as const).filter((rule) => rule in schema);
      return rules.map((rule): Judge => {
        const branches = (schema[rule] as readonly JsonSchema[]).map(branchOf);
        return (value) => {
          const typed = branches.filter(({ fits }) => fits(value));
          if (typed.length === 0) {
            const types = new Set(branches.flatMap(({ types }) => types));
            run.add("type", typeMessage([...types], value));
            return;
          }
          // What cannot match is not looked into: most messages of a union are of one kind.
          const open = (typed.length > 1 && tagging?.narrow(run, typed, value)) || typed;
          const found = open.map(({ visit }) => run.probe(visit, value));
          const matches = found.filter((issues) => issues.length === 0).length;
          if (matches > 1 && rule === "oneOf") {
            run.add(rule, `must match exactly one of ${branches.length} schemas, matches ${matches}`);
          } else if (matches === 0) {
            // Fewer issues first; among as many, the branch whose first issue lies deeper in the value.
            const [meant = []] = found.toSorted((a, b) => a.length - b.length || levelOf(b) - levelOf(a));
            run.take(meant);
          }
        };
      });
    },
  };
}

/** Of issues, of which there are some. */
function levelOf([first]: readonly TopicIssue[]): number {
  return (first as TopicIssue).path.split("/").length;
}

/** Unions whose branches name no values. */
export const unions: Check = /*@__PURE__*/ unionsWith();
