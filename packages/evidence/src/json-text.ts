/** A value as text; integers beyond doubles as texts that end in n. */
export function jsonText(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? `${part}n` : part)) ?? "undefined"
  );
}

/** The same, not longer than a line or two. */
export function shown(value: unknown): string {
  const text = jsonText(value);
  return text.length <= 300 ? text : `${text.slice(0, 300)}… (${text.length} characters)`;
}
