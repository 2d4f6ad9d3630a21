/** JSON over lines with short lists of scalars on one line, as people and formatters write schemas. Ends in a line break. */
export function printSchema(schema: unknown): string {
  return `${lines(schema, "")}\n`;
}

function lines(value: unknown, indent: string): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const flat = `[${value.map((item) => JSON.stringify(item)).join(", ")}]`;
    const isShort = flat.length <= 80 && value.every((item) => typeof item !== "object");
    if (isShort) return flat;
    return `[\n${value.map((item) => inner + lines(item, inner)).join(",\n")}\n${indent}]`;
  }
  const members = Object.entries(value).map(
    ([key, member]) => `${inner}${JSON.stringify(key)}: ${lines(member, inner)}`,
  );
  return members.length === 0 ? "{}" : `{\n${members.join(",\n")}\n${indent}}`;
}
