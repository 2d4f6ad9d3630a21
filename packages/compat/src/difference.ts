import { compile } from "./compile.ts";
import { complement, type Literal } from "./normal/graph.ts";
import { Budget } from "./solve/budget.ts";
import { isEmpty } from "./solve/outcome.ts";
import { Solver } from "./solve/solver.ts";
import { isObject, type JsonSchema, keyOf } from "./value.ts";
import type { SolveOptions } from "./witness.ts";

type Schema = { readonly [keyword: string]: unknown };

/**
 * A schema of the values that are of `schema` and not of `without`: `false` when there is provably none, `schema` when the
 * two share no value, else `schema` with a `not` of what `without` asks beyond it. Undefined when it cannot be said as one
 * schema: the two are of different drafts, or one has `$id`s that references depend on.
 */
export function difference(
  schema: JsonSchema,
  without: JsonSchema,
  options: SolveOptions = {},
): JsonSchema | undefined {
  const { graph, roots, documents } = compile([schema, without], options.format);
  const [own, other] = roots as [Literal, Literal];
  const draft = documents[0]?.draft ?? 7;
  const solver = new Solver(graph, new Budget(options.budget));
  if (isEmpty(solver.solve([own, complement(other)]))) return false;
  if (isEmpty(solver.solve([own, other]))) return schema;
  if (draft !== documents[1]?.draft || hasId(schema) || hasId(without)) return undefined;
  const home = draft > 7 ? "$defs" : "definitions";
  if (isObject(schema) && isPlain(schema) && isPlain(without) && !("not" in schema))
    return { ...schema, not: draft === 4 ? without : beyond(schema, without) };
  const dialect = isObject(schema) ? schema["$schema"] : undefined;
  return {
    ...(dialect !== undefined && { $schema: dialect }),
    allOf: [{ $ref: `#/${home}/schema` }, { not: { $ref: `#/${home}/without` } }],
    [home]: { schema: moved(schema, `#/${home}/schema`), without: moved(without, `#/${home}/without`) },
  };
}

/** Keywords that mean something together; every other keyword means the same whatever is beside it. */
const groups = [
  ["properties", "patternProperties", "additionalProperties"],
  ["items", "additionalItems", "prefixItems"],
  ["contains", "minContains", "maxContains"],
  ["if", "then", "else"],
];
const annotations = new Set([
  "$schema",
  "$comment",
  "title",
  "description",
  "examples",
  "default",
  "definitions",
  "$defs",
]);

/** What `without` asks of a value that is of `schema` already. */
function beyond(schema: Schema, without: unknown): unknown {
  // What `contentEncoding` and `contentSchema` are about, the keywords beside them say.
  if (
    !isObject(without) ||
    [schema, without].some((one) => "contentEncoding" in one || "contentSchema" in one)
  )
    return without;
  const isSame = (keyword: string): boolean => keyOf(schema[keyword]) === keyOf(without[keyword]);
  const isAsked = (keyword: string): boolean => {
    if (annotations.has(keyword)) return false;
    const group = groups.find((words) => words.includes(keyword)) ?? [keyword];
    return !group.every(isSame);
  };
  return Object.fromEntries(Object.entries(without).filter(([keyword]) => isAsked(keyword)));
}

/** Whether the schema means the same wherever it is put. */
function isPlain(node: unknown): boolean {
  if (Array.isArray(node)) return node.every(isPlain);
  if (!isObject(node)) return true;
  return (
    !Object.keys(node).some(
      (key) => /^\$(dynamic|recursive)?ref$/i.test(key) || key.startsWith("unevaluated"),
    ) && Object.values(node).every(isPlain)
  );
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
  const isDynamic = node["$recursiveRef"] !== undefined || node["$recursiveAnchor"] !== undefined;
  return isDynamic || names.some((name) => typeof node[name] === "string") || Object.values(node).some(hasId);
}
