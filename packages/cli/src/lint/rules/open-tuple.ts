import type { Rule } from "../rule.ts";
import { atNodes } from "../schema-source.ts";

export const openTuple: Rule = {
  id: "open-tuple",
  severity: "error",
  summary:
    "a tuple (`items` with a list) says how many elements it has: `minItems`, and `additionalItems` or `maxItems`",
  explain: {
    why: "Without bounds a tuple of two also accepts none, one and five elements. Readers index into it as if it had two.",
    bad: '{ "type": "array", "items": [{ "type": "string" }, { "type": "integer" }] }',
    good: '{ "type": "array", "items": [{ "type": "string" }, { "type": "integer" }], "minItems": 2, "additionalItems": false }',
    fix: "State both bounds. A tuple that may really be shorter or longer says so with its own numbers, or with a schema in `additionalItems`.",
  },
  check: atNodes(function* ({ schema, problem }) {
    const { items } = schema;
    if (!Array.isArray(items)) return;
    const missing = [
      ...("minItems" in schema ? [] : ['"minItems"']),
      ...("additionalItems" in schema || "maxItems" in schema ? [] : ['"additionalItems" or "maxItems"']),
    ];
    if (missing.length === 0) return;
    const hint = `add "minItems": ${items.length} and "additionalItems": false if it always has ${items.length}`;
    yield problem(`tuple must have ${missing.join(" and ")}`, hint, "/items");
  }),
};
