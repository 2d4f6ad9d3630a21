const ALIASES: Readonly<Record<string, readonly string[]>> = {
  const: ["enum", "type"],
  enum: ["const", "type"],
  type: ["const", "enum", "contentEncoding"],
  contentEncoding: ["type"],
  anyOf: ["type", "enum", "const"],
  oneOf: ["type", "enum", "const"],
};

/** Whether what breaks the one rule may be reported as the other, where the rule decides between the branches of a union. */
export function isReportedAs(rule: string, reported: string): boolean {
  return ALIASES[rule]?.includes(reported) === true;
}
