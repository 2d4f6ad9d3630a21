import { pointer } from "../pointer.ts";
import type { JsonSchema } from "../topic.ts";
import type { Check } from "./check.ts";
import { eachSchema } from "./each-schema.ts";
import { isList, prefixOf } from "./prefix.ts";

/** `items`, `prefixItems` and `additionalItems` in all their forms. */
export const tuples: Check = {
  keywords: ["items", "prefixItems", "additionalItems"],
  apply(run, schema, value, path) {
    if (!Array.isArray(value)) return;
    const { items } = schema;
    const prefix = prefixOf(schema);
    const [rule, rest = true] = isList(items)
      ? (["additionalItems", schema.additionalItems] as const)
      : (["items", items] as const);
    if (rest === false && value.length > prefix.length) {
      run.add(path, rule, `must not have more than ${prefix.length} items`);
    }
    const checked = typeof rest === "boolean" ? Math.min(prefix.length, value.length) : value.length;
    for (let i = 0; i < checked; i++)
      run.visit(prefix[i] ?? (rest as JsonSchema), value[i], pointer(path, i));
  },
  translate(root, isModern) {
    if (!isModern) return;
    eachSchema(root, (schema) => {
      const { items, additionalItems } = schema;
      delete schema["additionalItems"];
      if (!Array.isArray(items)) return;
      delete schema["items"];
      Object.assign(
        schema,
        { prefixItems: items },
        additionalItems !== undefined && { items: additionalItems },
      );
    });
  },
};
