import { isObject } from "../is-object.ts";
import type { JsonSchema } from "../topic.ts";
import type { Check, Judge, Run } from "./check.ts";
import { eachSchema } from "./each-schema.ts";
import { has } from "./object.ts";

/** `dependencies`, `dependentRequired` and `dependentSchemas`. */
export const dependencies: Check = {
  keywords: ["dependencies", "dependentRequired", "dependentSchemas"],
  compile({ dependencies = {}, dependentRequired = {}, dependentSchemas = {} }, { visitOf, add }) {
    const judges = Object.entries({ dependencies, dependentRequired, dependentSchemas }).flatMap(
      ([rule, dependents]) =>
        Object.entries(dependents as Readonly<Record<string, JsonSchema | readonly string[]>>).map(
          ([key, dependent]): readonly [key: string, judge: Judge] => [
            key,
            isListOfKeys(dependent) ? requires(add, rule, key, dependent) : visitOf(dependent),
          ],
        ),
    );
    return (value) => {
      if (!isObject(value)) return;
      for (const [key, judge] of judges) if (has(value, key)) judge(value);
    };
  },
  translate(root, isModern) {
    if (!isModern) return;
    eachSchema(root, (schema) => {
      const { dependencies } = schema;
      if (dependencies === undefined) return;
      const pick = (isList: boolean) =>
        Object.fromEntries(
          Object.entries(dependencies as object).filter(
            ([, dependent]) => Array.isArray(dependent) === isList,
          ),
        );
      delete schema["dependencies"];
      Object.assign(schema, { dependentRequired: pick(true), dependentSchemas: pick(false) });
    });
  },
};

function isListOfKeys(dependent: JsonSchema | readonly string[]): dependent is readonly string[] {
  return Array.isArray(dependent);
}

function requires(add: Run["add"], rule: string, key: string, needed: readonly string[]): Judge {
  return (value) => {
    for (const other of needed) {
      if (!has(value as Readonly<Record<string, unknown>>, other)) {
        add(rule, `must have property "${other}" beside "${key}"`);
      }
    }
  };
}
