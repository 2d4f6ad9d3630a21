import type { JsonSchema } from "../topic.ts";
import type { Check } from "./check.ts";
import { eachSchema } from "./each-schema.ts";
import { isList, prefixOf } from "./prefix.ts";

/** `items`, `prefixItems` and `additionalItems` in all their forms. */
export const tuples: Check = {
  keywords: ["items", "prefixItems", "additionalItems"],
  compile(schema, { visitOf, add }) {
    const { items } = schema;
    const prefix = prefixOf(schema).map(visitOf);
    const [rule, rest = true] = isList(items)
      ? (["additionalItems", schema.additionalItems] as const)
      : (["items", items] as const);
    const visitRest = visitOf(rest as JsonSchema);
    return (value) => {
      if (!Array.isArray(value)) return;
      if (rest === false && value.length > prefix.length) {
        add(rule, `must not have more than ${prefix.length} items`);
      }
      const checked = typeof rest === "boolean" ? Math.min(prefix.length, value.length) : value.length;
      for (let i = 0; i < checked; i++) (prefix[i] ?? visitRest)(value[i], i);
    };
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
