import { compareFindings, type Finding } from "../finding.ts";
import type { Registry } from "../registry/model.ts";
import { lintRules } from "./all-rules.ts";
import type { Rule } from "./rule.ts";

/**
 * Everything that is wrong with the contracts of a registry, in the order of files and lines. Includes what the loader
 * could not read (`registry.findings`), and runs no fixture.
 */
export function lint(registry: Registry, rules: readonly Rule[] = lintRules): Finding[] {
  const findings = [...registry.findings];
  for (const rule of rules) {
    for (const problem of rule.check(registry)) {
      findings.push({ rule: rule.id, severity: rule.severity, ...problem });
    }
  }
  return findings.sort(compareFindings);
}
