/** Keywords whose members are named by the message's keys or by the schema, not by JSON Schema. */
const named = /^(definitions|\$defs|p\w*roperties|depend\w+)$/;
const data = /^(const|enum|default|examples)$/;

/** Calls with every object in a schema that is a schema, innermost first. */
export function eachSchema(node: unknown, use: (schema: Record<string, unknown>) => void): void {
  if (typeof node !== "object" || node === null) return;
  for (const [keyword, value] of Object.entries(node)) {
    const within: readonly unknown[] = named.test(keyword) ? Object.values(value as object) : [value];
    if (!data.test(keyword)) for (const part of within) eachSchema(part, use);
  }
  if (!Array.isArray(node)) use(node as Record<string, unknown>);
}
