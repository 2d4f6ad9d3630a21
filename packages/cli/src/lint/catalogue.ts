import { lintRules } from "./all-rules.ts";
import { didYouMean } from "./did-you-mean.ts";
import { messageRules } from "./message-rules.ts";
import { otherRules } from "./other-rules.ts";
import type { RuleDescription } from "./rule.ts";

/**
 * Everything that a finding about a contract or an issue about a message can be. An id may occur twice, when checking
 * and importing, or a schema and a message, can break a rule of one name; the first is the one that lint runs.
 */
export const allRules: readonly RuleDescription[] = [...lintRules, ...otherRules, ...messageRules];

/** The description of an id; of several, that of lint's own rule. */
export function ruleById(id: string): RuleDescription | undefined {
  return allRules.find((rule) => rule.id === id);
}

export type Explained =
  | { readonly ok: true; readonly rule: RuleDescription; readonly text: string }
  | { readonly ok: false; readonly hint?: string };

/** The text of `waybill explain`; for an unknown id the nearest known one. */
export function explainRule(id: string): Explained {
  const rules = allRules.filter((rule) => rule.id === id);
  const [rule] = rules;
  if (rule !== undefined) return { ok: true, rule, text: rules.map(explanationOf).join("\n") };
  const hint = didYouMean(
    id,
    allRules.map((known) => known.id),
  );
  return { ok: false, ...(hint === undefined ? {} : { hint }) };
}

/** A rule's explanation as Markdown, without a heading. */
export function explanationOf({ summary, explain: { why, bad, good, fix } }: RuleDescription): string {
  const parts = [
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    why,
    bad === "" ? "" : `Refused:\n\n${indent(bad)}`,
    good === "" ? "" : `Accepted:\n\n${indent(good)}`,
    fix === "" ? "" : `To fix it: ${fix.charAt(0).toLowerCase()}${fix.slice(1)}`,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}
