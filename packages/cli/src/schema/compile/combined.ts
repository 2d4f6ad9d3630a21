import type { JsonSchema } from "@waybill/runtime";
import type { Context, Node } from "./context.ts";
import { all, any, choose, type Expression, exactlyOne, not } from "./expression.ts";
import { areDisjoint } from "./union.ts";

/** `allOf`, `anyOf`, `oneOf`, `not` and `if`. */
export function combinedKeywords(context: Context, node: Node, value: string): Expression {
  const { not: refused, if: condition, then = true, else: otherwise = true } = node;
  const check = (schema: JsonSchema) => context.check(schema, value);
  const branches = (keyword: string) =>
    (node[keyword] as readonly JsonSchema[] | undefined)?.toSorted(nullFirst).map(check);
  const { oneOf } = node;
  // Where no value matches two branches, the first match is the only one.
  const choice = Array.isArray(oneOf) && areDisjoint(oneOf, context.definitions) ? any : one;
  return all(
    all(...(branches("allOf") ?? [])),
    any(...(branches("anyOf") ?? [true])),
    choice(...(branches("oneOf") ?? [true])),
    refused === undefined || not(check(refused as JsonSchema)),
    condition === undefined ||
      choose(check(condition as JsonSchema), check(then as JsonSchema), check(otherwise as JsonSchema)),
  );
}

/** Nothing is told sooner than whether a value is `null`. */
function nullFirst(a: JsonSchema, b: JsonSchema): number {
  return Number(isNull(b)) - Number(isNull(a));
}

function isNull(schema: JsonSchema): boolean {
  return typeof schema === "object" && schema["type"] === "null";
}

function one(...operands: readonly Expression[]): Expression {
  return exactlyOne(operands);
}
