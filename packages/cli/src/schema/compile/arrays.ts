import type { JsonSchema } from "@waybill/runtime";
import type { Context, Node } from "./context.ts";
import { all, any, atom, type Expression, not, textOf } from "./expression.ts";
import { Scope } from "./module.ts";
import { units } from "./units.ts";

/** `items` and its kin of a value that is an array. */
export function arrayKeywords(context: Context, node: Node, value: string): Expression {
  const { module } = context;
  const { items, additionalItems = true, minItems = 0, maxItems, uniqueItems, contains } = node;
  const prefix: readonly JsonSchema[] = Array.isArray(items) ? items : [];
  const rest = (Array.isArray(items) ? additionalItems : (items ?? true)) as JsonSchema;
  const most = Math.min(
    (maxItems as number | undefined) ?? Infinity,
    rest === false ? prefix.length : Infinity,
  );
  return all(
    units(value, minItems as number, most),
    ...prefix.map((item, i) => {
      const test = context.checkPart(item, `${value}[${i}]`);
      // A tuple may end early.
      return i < (minItems as number) ? test : orAbsent(atom(`${value}.length <= ${i}`), test);
    }),
    everyItem(context, rest, prefix.length, value),
    contains === undefined || someItem(context, contains as JsonSchema, value),
    uniqueItems !== true || atom(`${module.helper("isUnique")}(${value})`),
  );
}

function orAbsent(isAbsent: Expression, test: Expression): Expression {
  return test === true ? true : any(isAbsent, test);
}

function everyItem(context: Context, schema: JsonSchema, from: number, value: string): Expression {
  const scope = new Scope();
  const test = context.inFunction(scope).check(schema, "item");
  if (test === true || schema === false) return true;
  const name = context.module.sharedFunction("everyItem", loop(scope, from, textOf(not(test)), false));
  return atom(`${name}(${value})`);
}

function someItem(context: Context, schema: JsonSchema, value: string): Expression {
  const scope = new Scope();
  const test = context.inFunction(scope).check(schema, "item");
  if (test === true) return atom(`${value}.length > 0`);
  if (test === false) return false;
  const name = context.module.sharedFunction("someItem", loop(scope, 0, textOf(test), true));
  return atom(`${name}(${value})`);
}

/** Gives `found` at the first item of which the test holds. */
function loop(scope: Scope, from: number, test: string, found: boolean): string {
  return `(items) {
${scope.declarationFor(test)}  for (let i = ${from}; i < items.length; i++) {
    const item = items[i];
    if (${test}) return ${found};
  }
  return ${!found};
}
`;
}
