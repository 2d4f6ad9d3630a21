import type { Rule } from "../rule.ts";
import { atNodes } from "../schema-source.ts";

export const duplicateEnum: Rule = {
  id: "duplicate-enum",
  severity: "error",
  summary: "no value stands twice in `enum`, and no type twice in `type`",
  explain: {
    why: "The second entry does nothing. Most often it was meant to be another value, which the schema now refuses.",
    bad: '"enum": ["click", "tap", "click"]',
    good: '"enum": ["click", "tap"]',
    fix: "Remove it, or write the value that was meant.",
  },
  check: atNodes(function* ({ schema, problem }) {
    const values = schema["enum"];
    if (!Array.isArray(values)) return;
    const seen = new Set<string>();
    for (const [index, value] of values.entries()) {
      const text = JSON.stringify(value);
      if (seen.has(text)) yield problem(`enum value ${text} stands there twice`, undefined, `/enum/${index}`);
      seen.add(text);
    }
  }),
};
