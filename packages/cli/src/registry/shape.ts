/** A mapping of JSON or YAML, as opposed to a sequence or a scalar. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The member as an object to spread: empty when it is absent or no text. */
export function stringIn<K extends string>(
  record: Record<string, unknown>,
  key: K,
): { readonly [k in K]?: string } {
  const value = record[key];
  return typeof value === "string" ? ({ [key]: value } as { [k in K]: string }) : {};
}

/** The texts of a list, without what is none. */
export function stringsIn(record: Record<string, unknown>, key: string): readonly string[] {
  const value = record[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

export function numbersIn(record: Record<string, unknown>, key: string): readonly number[] {
  const value = record[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === "number") : [];
}
