import type { RuleDescription } from "../lint/rule.ts";
import { exampleRules } from "./rules/examples.ts";
import { layoutRules } from "./rules/layout.ts";
import { schemaRules } from "./rules/schemas.ts";
import { topicRules } from "./rules/topics.ts";

const tables = { ...layoutRules, ...topicRules, ...schemaRules, ...exampleRules };

export type ImportRule = keyof typeof tables;

/**
 * Every id that findings of an import carry. An error means that something of the source was lost, changed or could not
 * be trusted; a warning, that it was kept but is not as it should be.
 */
export const importRules = Object.fromEntries(
  Object.entries(tables).map(([id, { severity, summary, why, fix }]) => [
    id,
    { id, severity, summary, explain: { why, bad: "", good: "", fix } },
  ]),
) as Readonly<Record<ImportRule, RuleDescription>>;
