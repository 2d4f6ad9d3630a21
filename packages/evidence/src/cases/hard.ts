import { witness } from "@waybill/compat";
import { shown } from "../json-text.ts";
import { percent, type Section } from "../row.ts";
import { judges } from "../validators.ts";
import type { HardCase } from "./hard-case.ts";
import { hardCases } from "./hard-cases.ts";

/** Share of the cases that has to be decided. */
const DECIDED = 0.9;

/** Cases of satisfiability written by hand: a value is checked by validators of others, a proof against what is known. */
export const hard: Section = {
  name: "hard satisfiability",
  async run() {
    const answers = hardCases.map(answerTo);
    const wrong = answers.filter(({ kind }) => kind === "wrong");
    const unknown = answers.filter(({ kind }) => kind === "unknown");
    const decided = answers.length - unknown.length;
    return [
      {
        name: `hard satisfiability, by hand (${answers.length})`,
        want: `0 wrong, at least ${percent(DECIDED, 1)} decided`,
        got: `${wrong.length} wrong, ${percent(decided, answers.length)} decided`,
        ok: wrong.length === 0 && decided >= answers.length * DECIDED,
        details: [...wrong, ...unknown].map(({ line }) => line),
      },
    ];
  },
};

export interface Answer {
  readonly kind: "right" | "wrong" | "unknown";
  readonly line: string;
}

export function answerTo({ name, schema, satisfiable }: HardCase): Answer {
  const answer = witness(schema);
  if (answer.kind === "unknown") return { kind: "unknown", line: `${name}: unknown, ${answer.obligation}` };
  if (answer.kind === "empty")
    return { kind: satisfiable ? "wrong" : "right", line: `${name}: proved to have no value` };
  const refused = judges
    .filter(({ accepts }) => accepts(schema, answer.value) === false)
    .map((one) => one.name);
  const line = `${name}: ${shown(answer.value)}${refused.length > 0 ? `, refused by ${refused.join(", ")}` : ""}`;
  return { kind: satisfiable && refused.length < 2 ? "right" : "wrong", line };
}
