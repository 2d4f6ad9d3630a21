import { compile } from "./compile.ts";
import { Budget, type BudgetOptions } from "./solve/budget.ts";
import { isEmpty as isRefuted, type Outcome } from "./solve/outcome.ts";
import { Solver } from "./solve/solver.ts";
import { hasDecimal, type JsonSchema, type Value } from "./value.ts";

export interface SolveOptions {
  /** Whether formats of texts are asserted; they are unless said. */
  readonly format?: "assert" | "annotate";
  readonly budget?: BudgetOptions;
}

export type Witness =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "empty" }
  | { readonly kind: "unknown"; readonly obligation: string };

/** A small value of the schema, which doubles can hold, or that there is provably none. */
export function witness(schema: JsonSchema, options: SolveOptions = {}): Witness {
  const outcome = solve(schema, options);
  if (isRefuted(outcome)) return { kind: "empty" };
  const [value] = outcome.values;
  if (value !== undefined && !hasDecimal(value)) return { kind: "value", value };
  const missing =
    value === undefined ? "whether some value is of the schema" : "a number that a double holds";
  return { kind: "unknown", obligation: outcome.why ?? missing };
}

/** Whether no value at all is of the schema; undefined when that could not be decided. */
export function isEmpty(schema: JsonSchema, options: SolveOptions = {}): boolean | undefined {
  const outcome = solve(schema, options);
  if (isRefuted(outcome)) return true;
  return outcome.values.length > 0 ? false : undefined;
}

function solve(schema: JsonSchema, { format, budget }: SolveOptions): Outcome {
  const { graph, roots } = compile([schema], format);
  return new Solver(graph, new Budget(budget)).solve(roots);
}
