import { isObject } from "../is-object.ts";
import { nearest } from "../nearest.ts";
import { pointer } from "../pointer.ts";
import type { JsonSchema } from "../topic.ts";
import type { Check, Run } from "./check.ts";
import type { SchemaObject } from "./schema-object.ts";

/** Of more undeclared keys than this, the others are not compared with declared ones: it takes time for each. */
const MAX_COMPARED = 1000;

/** What open objects have no use for. */
interface Closing {
  /** The members of `patternProperties` that are about a key. */
  patterned(schema: SchemaObject, key: string): readonly JsonSchema[];
  /** Reports undeclared keys. */
  refuse(run: Run, declared: readonly string[], undeclared: ReadonlySet<string>, path: string): void;
}

function objectsWith(closing?: Closing): Check {
  return {
    keywords: ["required", "properties", "patternProperties", "additionalProperties"],
    apply(run, schema, value, path) {
      if (!isObject(value)) return;
      const { required = [], properties = {}, additionalProperties: rest } = schema;
      const patterned = (key: string) => closing?.patterned(schema, key) ?? [];
      const keys = Object.keys(value);
      const undeclared = new Set(
        keys.filter((key) => !Object.hasOwn(properties, key) && patterned(key).length === 0),
      );

      // A required key that is missing beside an undeclared one that resembles it is one mistake and one issue.
      const unexplained = new Set(undeclared);
      for (const key of required) {
        if (has(value, key)) continue;
        const near = nearest(key, compared(unexplained));
        run.add(path, "required", mustHave(key), near && misspelling(key, near));
        unexplained.delete(near as string);
      }
      if (rest === false) closing?.refuse(run, Object.keys(properties), unexplained, path);

      for (const key of keys) {
        const member = value[key];
        const visit = (schema: JsonSchema) => run.visit(schema, member, pointer(path, key));
        // A member that is `undefined` counts as absent, except for its name.
        if (member !== undefined && Object.hasOwn(properties, key)) visit(properties[key] as JsonSchema);
        patterned(key).forEach(visit);
        if (rest && undeclared.has(key)) visit(rest);
      }
    },
  };
}

/** `required`, `properties`, `patternProperties` and `additionalProperties`. */
export const objects: Check = /*@__PURE__*/ objectsWith({
  patterned: ({ patternProperties = {} }, key) =>
    Object.entries(patternProperties).flatMap(([pattern, member]) =>
      new RegExp(pattern, "u").test(key) ? [member] : [],
    ),
  refuse(run, declared, undeclared, path) {
    const message = "must not have properties that are not declared";
    // Names of undeclared keys can be personal data: only one that resembles a declared key is named.
    let unnamed = undeclared.size;
    for (const key of compared(undeclared)) {
      const near = nearest(key, declared);
      if (near === undefined) continue;
      run.add(path, "additionalProperties", message, misspelling(near, key));
      unnamed--;
    }
    if (unnamed > 0) run.add(path, "additionalProperties", `${message}, got ${unnamed}`);
  },
});

/** The same without `patternProperties`, and with an `additionalProperties` that is never `false`. */
export const openObjects: Check = /*@__PURE__*/ objectsWith();

function compared(keys: ReadonlySet<string>): string[] {
  return [...keys].slice(0, MAX_COMPARED);
}

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
