import type { Finding } from "../finding.ts";

/** `{ errors, warnings, findings }`, one finding an object with the keys of `Finding`. */
export function printJson(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return `${JSON.stringify({ errors, warnings: findings.length - errors, findings }, undefined, 2)}\n`;
}
