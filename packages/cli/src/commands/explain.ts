import type { Command } from "commander";
import { UsageError } from "../registry/usage-error.ts";
import { jsonOption } from "./finding-format.ts";
import { optionsOf, subcommand } from "./options.ts";

export function addExplain(program: Command): void {
  subcommand(program, "explain", [
    "waybill explain dead-letter-size",
    "waybill explain",
    "waybill explain --json",
  ])
    .summary("say what a rule wants and why")
    .description(
      "Says what the rule of a finding or of a refused message wants, why, and how to mend it; lists all rules without one.",
    )
    .argument("[rule]", "rule as findings print it")
    .addOption(jsonOption())
    .action(async (rule: string | undefined, _: unknown, command: Command) => {
      process.stdout.write(await explain(rule, optionsOf<{ readonly json?: boolean }>(command)));
    });
}

async function explain(id: string | undefined, options: { readonly json?: boolean }): Promise<string> {
  const [{ allRules, didYouMean, explanationOf }, { fixtureRules }] = await Promise.all([
    import("../lint/index.ts"),
    import("../fixtures/rules.ts"),
  ]);
  const rules = new Map([...fixtureRules, ...allRules].map((rule) => [rule.id, rule]));
  if (id === undefined) {
    const all = [...rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    if (options.json === true) return json(all);
    const width = Math.max(...all.map((rule) => rule.id.length));
    return all.map((rule) => `${rule.id.padEnd(width)}  ${rule.summary}\n`).join("");
  }
  const rule = rules.get(id);
  if (rule === undefined) {
    const hint = didYouMean(id, rules.keys()) ?? '"waybill explain" lists all rules';
    throw new UsageError(`unknown rule "${id}"; ${hint}`);
  }
  return options.json === true ? json(rule) : `${rule.id} (${rule.severity})\n\n${explanationOf(rule)}`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
