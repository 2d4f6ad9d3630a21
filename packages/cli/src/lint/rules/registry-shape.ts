import { checkShape } from "../meta/check-shape.ts";
import { registrySchema } from "../meta/registry-schema.ts";
import type { Rule } from "../rule.ts";

export const registryShape: Rule = {
  id: "registry-shape",
  severity: "error",
  summary: "registry.yaml has known keys only, with values of the right type",
  explain: {
    why: "A policy under a misspelt key holds for no topic, and nothing shows it.",
    bad: "policy: { retention_ms: 86400000 }",
    good: "policy: { retention_ms: [86400000] }",
    fix: "Correct the key or the value. `registry.schema.json` in the registry's folder lists all keys, and editors complete them from it.",
  },
  *check({ configDocument }) {
    if (configDocument === undefined || configDocument.value === null) return;
    for (const { key: _, ...problem } of checkShape(configDocument, registrySchema)) yield problem;
  },
};
