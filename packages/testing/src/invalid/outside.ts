import { witness } from "@waybill/compat";
import type { JsonSchema } from "@waybill/runtime";
import type { TopicSchema } from "../schema/topic-schema.ts";

const found = new WeakMap<TopicSchema, Map<string, readonly unknown[]>>();
const BUDGET = { milliseconds: 300, steps: 20_000 };

/** A small value that is of every part; none when there is none, or none was found soon. */
export function within(schema: TopicSchema, parts: readonly JsonSchema[]): readonly unknown[] {
  return solve(schema, { allOf: parts });
}

/** A small value that breaks the part, of the other parts where they are given. */
export function outside(
  schema: TopicSchema,
  part: JsonSchema,
  ...others: readonly JsonSchema[]
): readonly unknown[] {
  return solve(schema, { allOf: [{ not: part }, ...others] });
}

function solve(schema: TopicSchema, wanted: JsonSchema): readonly unknown[] {
  const known = found.get(schema) ?? new Map<string, readonly unknown[]>();
  found.set(schema, known);
  const key = JSON.stringify(wanted);
  let values = known.get(key);
  if (values === undefined) {
    const outcome = witness(schema.alone(wanted), { budget: BUDGET });
    values = outcome.kind === "value" ? [outcome.value] : [];
    known.set(key, values);
  }
  return values;
}
