import { isObject } from "../is-object.ts";
import type { JsonSchema } from "../topic.ts";
import type { Check } from "./check.ts";
import { eachSchema } from "./each-schema.ts";
import { has } from "./object.ts";

/** `dependencies`, `dependentRequired` and `dependentSchemas`. */
export const dependencies: Check = {
  keywords: ["dependencies", "dependentRequired", "dependentSchemas"],
  apply(run, schema, value, path) {
    if (!isObject(value)) return;
    const { dependencies = {}, dependentRequired = {}, dependentSchemas = {} } = schema;
    for (const [rule, dependents] of Object.entries({ dependencies, dependentRequired, dependentSchemas })) {
      for (const [key, dependent] of Object.entries(dependents)) {
        if (!has(value, key)) continue;
        if (!Array.isArray(dependent)) run.visit(dependent as JsonSchema, value, path);
        else {
          for (const needed of dependent as string[]) {
            if (!has(value, needed)) run.add(path, rule, `must have property "${needed}" beside "${key}"`);
          }
        }
      }
    }
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
