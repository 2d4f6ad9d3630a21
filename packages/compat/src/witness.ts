import { compile } from "./compile.ts";
import { Budget, type BudgetOptions } from "./solve/budget.ts";
import { isEmpty as isRefuted } from "./solve/outcome.ts";
import { Solver } from "./solve/solver.ts";
import type { JsonSchema, Value } from "./value.ts";

export interface SolveOptions {
  /** Whether formats of texts are asserted; they are unless said. */
  readonly format?: "assert" | "annotate";
  readonly budget?: BudgetOptions;
}

export type Witness =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "empty" }
  | { readonly kind: "unknown"; readonly obligation: string };

/** A small value of the schema, or that there is provably none. */
export function witness(schema: JsonSchema, options: SolveOptions = {}): Witness {
  const { graph, roots } = compile([schema], options.format);
  const outcome = new Solver(graph, new Budget(options.budget)).solve(roots);
  if (isRefuted(outcome)) return { kind: "empty" };
  const [value] = outcome.values;
  if (value !== undefined) return { kind: "value", value };
  return { kind: "unknown", obligation: outcome.why ?? "whether some value is of the schema" };
}

/** Whether no value at all is of the schema; undefined when that could not be decided. */
export function isEmpty(schema: JsonSchema, options: SolveOptions = {}): boolean | undefined {
  const found = witness(schema, options);
  return found.kind === "unknown" ? undefined : found.kind === "empty";
}
