import { nearest } from "../nearest.ts";
import { pointer } from "../pointer.ts";
import type { JsonSchema } from "../topic.ts";
import type { Check } from "./check.ts";
import type { SchemaObject } from "./schema-object.ts";
import { isObject } from "../is-object.ts";

/** Of more undeclared keys than this, the others are not compared with declared ones: it takes time for each. */
const MAX_COMPARED = 1000;

/** `required`, `properties`, `patternProperties` and `additionalProperties`. */
export const objects: Check = {
  keywords: ["required", "properties", "patternProperties", "additionalProperties"],
  apply(run, schema, value, path) {
    if (!isObject(value)) return;
    const { required = [], properties = {}, additionalProperties: rest } = schema;
    const keys = Object.keys(value);
    const undeclared = new Set(
      keys.filter((key) => !Object.hasOwn(properties, key) && patterned(schema, key).length === 0),
    );

    // A required key that is missing beside an undeclared one that resembles it is one mistake and one issue.
    const unexplained = new Set(undeclared);
    const compared = () => [...unexplained].slice(0, MAX_COMPARED);
    for (const key of required.filter((key) => !has(value, key))) {
      const near = nearest(key, compared());
      run.add(path, "required", mustHave(key), near && misspelling(key, near));
      unexplained.delete(near as string);
    }
    if (rest === false) {
      const message = "must not have properties that are not declared";
      // Names of undeclared keys can be personal data: only one that resembles a declared key is named.
      for (const key of compared()) {
        const near = nearest(key, Object.keys(properties));
        if (near === undefined) continue;
        run.add(path, "additionalProperties", message, misspelling(near, key));
        unexplained.delete(key);
      }
      if (unexplained.size > 0) run.add(path, "additionalProperties", `${message}, got ${unexplained.size}`);
    }

    for (const key of keys) {
      const member = value[key];
      const visit = (schema: JsonSchema) => run.visit(schema, member, pointer(path, key));
      // A member that is `undefined` counts as absent, except for its name.
      if (member !== undefined && Object.hasOwn(properties, key)) visit(properties[key] as JsonSchema);
      patterned(schema, key).forEach(visit);
      if (rest && undeclared.has(key)) visit(rest);
    }
  },
};

/** The members of `patternProperties` that are about a key. */
function patterned({ patternProperties = {} }: SchemaObject, key: string): JsonSchema[] {
  return Object.entries(patternProperties).flatMap(([pattern, member]) =>
    new RegExp(pattern, "u").test(key) ? [member] : [],
  );
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
