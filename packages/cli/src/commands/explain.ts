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
  const { allRules, explainRule } = await import("../lint/index.ts");
  if (id === undefined) {
    const all = [...allRules].sort((a, b) => (a.id < b.id ? -1 : 1));
    if (options.json === true) return json(all);
    const width = Math.max(...all.map((rule) => rule.id.length));
    return all.map((rule) => `${rule.id.padEnd(width)}  ${rule.summary}\n`).join("");
  }
  const explained = explainRule(id);
  if (!explained.ok) {
    throw new UsageError(`unknown rule "${id}"; ${explained.hint ?? '"waybill explain" lists all rules'}`);
  }
  const { rule, text } = explained;
  return options.json === true ? json(rule) : `${rule.id} (${rule.severity})\n\n${text}`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
