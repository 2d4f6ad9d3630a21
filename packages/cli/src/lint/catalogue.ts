import { lintRules } from "./all-rules.ts";
import { didYouMean } from "./did-you-mean.ts";
import { messageRules } from "./message-rules.ts";
import { otherRules } from "./other-rules.ts";
import type { RuleDescription } from "./rule.ts";

/** Checking and importing, or a schema and a message, can break a rule of one name; then the first is meant. */
const described: readonly RuleDescription[] = [...lintRules, ...messageRules, ...otherRules];

const byId = new Map([...described].reverse().map((rule) => [rule.id, rule]));

/** Every id that a finding about a contract or an issue about a message can carry, each once. */
export const allRules: readonly RuleDescription[] = [...byId.values()].reverse();

export function ruleById(id: string): RuleDescription | undefined {
  return byId.get(id);
}

export type Explained =
  | { readonly ok: true; readonly rule: RuleDescription; readonly text: string }
  | { readonly ok: false; readonly hint?: string };

/** All that there is to say about an id, under each of its meanings; for an unknown one, the nearest. */
export function explainRule(id: string): Explained {
  const rules = described.filter((rule) => rule.id === id);
  const [rule] = rules;
  if (rule !== undefined) return { ok: true, rule, text: rules.map(explanationOf).join("\n") };
  const hint = didYouMean(id, byId.keys());
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
