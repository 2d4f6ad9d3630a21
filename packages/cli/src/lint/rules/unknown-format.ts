import { didYouMean } from "../did-you-mean.ts";
import { formats } from "../keywords.ts";
import type { Rule } from "../rule.ts";
import { atNodes } from "../schema-source.ts";

export const unknownFormat: Rule = {
  id: "unknown-format",
  severity: "error",
  summary: `\`format\` is one that is checked: ${[...formats.keys()].join(", ")}`,
  explain: {
    why: "An unknown format is a remark that no validator acts on, and reads like a promise.",
    bad: '{ "type": "string", "format": "uuid4" }',
    good: '{ "type": "string", "format": "uuid" }',
    fix: "Use a known format, or a `pattern`; for the rest there is `description`.",
  },
  check: atNodes(function* ({ schema, problem }) {
    const { format } = schema;
    if (typeof format !== "string" || formats.has(format)) return;
    yield problem(
      `format "${format}" is not checked by anything`,
      didYouMean(format, formats.keys()),
      "/format",
    );
  }),
};
