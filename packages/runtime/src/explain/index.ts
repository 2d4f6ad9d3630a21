import type { TopicIssue } from "../error.ts";
import type { JsonSchema } from "../topic.ts";
import { allChecks } from "./all-checks.ts";
import { explainWith } from "./explain-with.ts";

/**
 * What is wrong with the value, by the schema: at most 100 issues, in an order that depends on nothing but the two, the
 * causes rather than their consequences. Of a union whose branches all fail one branch is reported: the one that was
 * meant, as far as that can be told. Empty when the value matches.
 *
 * Knows draft-07, the renamed keywords of 2019-09 and 2020-12 (`$defs`, `prefixItems`, `dependentRequired`,
 * `dependentSchemas`, `minContains`, `maxContains`), and the vocabulary for bytes and 64-bit integers. References are
 * to the schema itself only. Bounded in depth and steps: a value that goes beyond gets one issue with the rule `depth`
 * or `steps`.
 */
export function explain(schema: JsonSchema, value: unknown): readonly TopicIssue[] {
  return explainWith(allChecks, schema)(value);
}
