import type { Check } from "./explain/check.ts";
import type { JsonSchema } from "./topic.ts";

/**
 * The schema in the dialect that was asked for, as a copy of one's own. The checks are those of its keywords: where the
 * dialect says them in other words, the check knows. `definitions`, which it still takes, is left where it is.
 *
 * @throws Error for a dialect other than draft-07 and draft-2020-12
 */
export function jsonSchemaFor(
  target: string,
  schema: JsonSchema,
  checks: readonly Check[],
): Record<string, unknown> {
  const copy = structuredClone(schema === true ? {} : schema || { not: {} });
  const isModern = target === "draft-2020-12";
  if (!isModern && target !== "draft-07") {
    throw new Error(`unknown target "${target}": expected "draft-07" or "draft-2020-12"`);
  }
  for (const check of checks) check.translate?.(copy, isModern);
  const $schema = isModern
    ? "https://json-schema.org/draft/2020-12/schema"
    : "http://json-schema.org/draft-07/schema#";
  return { $schema, ...copy };
}
