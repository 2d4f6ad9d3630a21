import { isObject } from "../is-object.ts";
import { nearest } from "../nearest.ts";
import type { Check, Run, Visit } from "./check.ts";
import type { SchemaObject } from "./schema-object.ts";

/** What open objects have no use for. */
interface Closing {
  /** What `patternProperties` says of a key. */
  readonly patterned: (key: string) => readonly Visit[];
  /** Reports undeclared keys, where there may be none. */
  readonly refuse: ((undeclared: ReadonlySet<string>) => void) | undefined;
}

function objectsWith(closingOf?: (schema: SchemaObject, run: Run) => Closing): Check {
  return {
    keywords: ["required", "properties", "patternProperties", "additionalProperties"],
    compile(schema, run) {
      const { required = [], properties = {}, additionalProperties: rest } = schema;
      const declared = new Map(Object.entries(properties).map(([key, member]) => [key, run.visitOf(member)]));
      const visitRest = run.visitOf(rest || true);
      const { patterned = () => [], refuse }: Partial<Closing> = closingOf?.(schema, run) ?? {};
      return (value) => {
        if (!isObject(value)) return;
        const keys = Object.keys(value);
        const missing = required.filter((key) => !has(value, key));
        if (missing.length > 0 || refuse) {
          // A required key that is missing beside an undeclared one that resembles it is one mistake and one issue.
          const unexplained = new Set(
            keys.filter((key) => !declared.has(key) && patterned(key).length === 0),
          );
          for (const key of missing) {
            const near = nearest(key, unexplained);
            run.add("required", mustHave(key), near && misspelling(key, near));
            unexplained.delete(near as string);
          }
          refuse?.(unexplained);
        }

        for (const key of keys) {
          const member = value[key];
          const visit = declared.get(key);
          const others = patterned(key);
          // A member that is `undefined` counts as absent, except for its name.
          if (visit ? member !== undefined : others.length === 0) (visit ?? visitRest)(member, key);
          for (const other of others) other(member, key);
        }
      };
    },
  };
}

/** `required`, `properties`, `patternProperties` and `additionalProperties`. */
export const objects: Check = /*@__PURE__*/ objectsWith((schema, { visitOf, add }) => {
  const { properties = {}, patternProperties = {}, additionalProperties } = schema;
  const members = Object.entries(patternProperties).map(
    ([pattern, member]) => [new RegExp(pattern, "u"), visitOf(member)] as const,
  );
  const declared = Object.keys(properties);
  return {
    patterned: (key) => members.flatMap(([pattern, visit]) => (pattern.test(key) ? [visit] : [])),
    refuse:
      additionalProperties === false
        ? (undeclared) => {
            const message = "must not have properties that are not declared";
            // Names of undeclared keys can be personal data: only one that resembles a declared key is named.
            let unnamed = undeclared.size;
            for (const key of undeclared) {
              const near = nearest(key, declared);
              if (near === undefined) continue;
              add("additionalProperties", message, misspelling(near, key));
              unnamed--;
            }
            if (unnamed > 0) add("additionalProperties", `${message}, got ${unnamed}`);
          }
        : undefined,
  };
});

/** The same without `patternProperties`, and with an `additionalProperties` that is never `false`. */
export const openObjects: Check = /*@__PURE__*/ objectsWith();

function misspelling(declared: string, key: string): string {
  return `did you mean "${declared}"? the message has "${key}"`;
}

/** What is wrong with an object that lacks a key. */
export function mustHave(key: string): string {
  return `must have required property "${key}"`;
}

export function has(object: Readonly<Record<string, unknown>>, key: string): boolean {
  return Object.hasOwn(object, key) && object[key] !== undefined;
}
