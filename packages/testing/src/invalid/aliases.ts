/** What a rule is reported as where it decides between the branches of a union, or stands within a document. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  const: ["enum", "type"],
  enum: ["const", "type"],
  type: ["const", "enum", "contentEncoding"],
  contentEncoding: ["type"],
  anyOf: ["type", "enum", "const"],
  oneOf: ["type", "enum", "const"],
};

/** Whether a message that breaks the one rule may be refused for the other. */
export function isAlias(rule: string, reported: string): boolean {
  return reported === "contentSchema" || ALIASES[rule]?.includes(reported) === true;
}
