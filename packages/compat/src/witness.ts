import { compile } from "./compile.ts";
import { complement, type Literal } from "./normal/graph.ts";
import { Budget, type BudgetOptions } from "./solve/budget.ts";
import { isEmpty as isRefuted } from "./solve/outcome.ts";
import { Solver } from "./solve/solver.ts";
import { isObject, type JsonSchema, type Value } from "./value.ts";

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

/**
 * A schema of the values that are of `schema` and not of `without`: `false` when there is provably none. Undefined when
 * it cannot be said as one schema: the two are of different drafts, or one has `$id`s that references depend on.
 */
export function difference(
  schema: JsonSchema,
  without: JsonSchema,
  options: SolveOptions = {},
): JsonSchema | undefined {
  const { graph, roots, documents } = compile([schema, without], options.format);
  const goal = [roots[0] as Literal, complement(roots[1] as Literal)];
  if (isRefuted(new Solver(graph, new Budget(options.budget)).solve(goal))) return false;
  if (documents[0]?.draft !== documents[1]?.draft || hasId(schema) || hasId(without)) return undefined;
  const home = documents[0]?.draft === 2019 || documents[0]?.draft === 2020 ? "$defs" : "definitions";
  const dialect = isObject(schema) ? schema["$schema"] : undefined;
  return {
    ...(dialect !== undefined && { $schema: dialect }),
    allOf: [{ $ref: `#/${home}/schema` }, { not: { $ref: `#/${home}/without` } }],
    [home]: { schema: moved(schema, `#/${home}/schema`), without: moved(without, `#/${home}/without`) },
  };
}

/** The schema with its local references leading to where it is put. */
function moved(node: unknown, root: string): unknown {
  if (Array.isArray(node)) return node.map((child) => moved(child, root));
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([keyword]) => keyword !== "$schema")
      .map(([keyword, value]) => {
        if (keyword === "enum" || keyword === "const" || keyword === "default") return [keyword, value];
        const isLocal = keyword === "$ref" && typeof value === "string" && /^#(\/|$)/.test(value);
        return [keyword, isLocal ? root + (value as string).slice(1) : moved(value, root)];
      }),
  );
}

function hasId(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(hasId);
  if (!isObject(node)) return false;
  const names = ["$id", "id", "$anchor", "$dynamicAnchor"];
  return names.some((name) => typeof node[name] === "string") || Object.values(node).some(hasId);
}
