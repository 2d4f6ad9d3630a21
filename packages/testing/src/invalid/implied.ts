import { compare } from "@waybill/compat";
import type { Occurrence } from "../schema/occurrences.ts";
import { valueTests } from "../schema/value-tests.ts";

const known = new Map<string, boolean>();
const BUDGET = { milliseconds: 100 };

/**
 * Whether it is proven that the keywords beside this one, those that look at no parts of a value, ask for all that it
 * asks for. Sees less than a comparison of whole schemas, and takes no longer where these are large.
 */
export function isImplied({ schema, rule }: Pick<Occurrence, "schema" | "rule">): boolean {
  if (!Object.hasOwn(valueTests, rule)) return false;
  const entries = Object.entries(schema).filter(([keyword]) => Object.hasOwn(valueTests, keyword));
  const all = Object.fromEntries(entries);
  const others = Object.fromEntries(entries.filter(([keyword]) => keyword !== rule));
  const question = JSON.stringify([rule, all]);
  let answer = known.get(question);
  if (answer === undefined) {
    answer = compare(others, all, { budget: BUDGET }).directions[0]?.strict === "compatible";
    known.set(question, answer);
  }
  return answer;
}
