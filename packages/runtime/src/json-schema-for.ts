import type { Check } from "./explain/check.ts";
import type { JsonSchema } from "./topic.ts";

/**
 * The schema in the dialect that was asked for, as a copy of one's own. The checks are those of its keywords, some of
 * which know how 2020-12 says them.
 *
 * @throws Error for a dialect other than draft-07 and draft-2020-12
 */
export function jsonSchemaFor(
  target: string,
  schema: JsonSchema,
  checks: readonly Check[],
): Record<string, unknown> {
  const copy = structuredClone(schema === true ? {} : schema || { not: {} });
  if (target === "draft-07") return { $schema: "http://json-schema.org/draft-07/schema#", ...copy };
  if (target === "draft-2020-12") {
    modernize(copy, checks);
    return { ...copy, $schema: "https://json-schema.org/draft/2020-12/schema" };
  }
  throw new Error(`unknown JSON Schema target "${target}": expected "draft-07" or "draft-2020-12"`);
}

/** Keywords whose members are named by the message's keys or by the schema, not by JSON Schema. */
const named = /^(definitions|\$defs|p\w*roperties|depend\w+)$/;
const data = /^(const|enum|default|examples)$/;

/** Renames, in place, what 2020-12 has renamed. */
function modernize(node: unknown, checks: readonly Check[]): void {
  if (typeof node !== "object" || node === null) return;
  for (const [keyword, value] of Object.entries(node)) {
    const within: readonly unknown[] = named.test(keyword) ? Object.values(value as object) : [value];
    if (!data.test(keyword)) for (const part of within) modernize(part, checks);
  }
  const schema = node as Record<string, unknown>;
  const { $ref, definitions } = schema;
  if (typeof $ref === "string") schema["$ref"] = $ref.replace("#/definitions/", "#/$defs/");
  if (definitions !== undefined) schema["$defs"] = definitions;
  delete schema["definitions"];
  for (const check of checks) check.modernize?.(schema);
}
