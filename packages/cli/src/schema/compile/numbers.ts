import type { Context, Node } from "./context.ts";
import { all, atom, choose, type Expression } from "./expression.ts";

const operators = { minimum: ">=", maximum: "<=", exclusiveMinimum: ">", exclusiveMaximum: "<" } as const;

/** Bounds and `multipleOf` of a value that is a number. NaN breaks all of them. */
export function numberKeywords(node: Node, value: string): Expression {
  const { multipleOf } = node;
  return all(
    ...bounds(node, value),
    multipleOf === undefined || atom(`Number.isInteger(${value} / ${multipleOf})`),
  );
}

/** The same of a value that is a bigint; against a divisor with a fraction, bigints are rounded. */
export function bigintKeywords(node: Node, value: string): Expression {
  const { multipleOf } = node;
  if (multipleOf === undefined) return all(...bounds(node, value));
  const divides = Number.isInteger(multipleOf)
    ? `${value} % ${BigInt(multipleOf as number)}n === 0n`
    : `Number.isInteger(Number(${value}) / ${multipleOf})`;
  return all(...bounds(node, value), atom(divides));
}

/** Integers of 64 bits, which are numbers or bigints. */
export function wideInteger({ module }: Context, node: Node, value: string): Expression {
  const { format, multipleOf } = node;
  const test = atom(`${module.helper(format === "int64" ? "isInt64" : "isUint64")}(${value})`);
  if (multipleOf === undefined) return all(test, ...bounds(withoutNeedless(node), value));
  const isNumber = atom(`typeof ${value} == "number"`);
  return all(test, choose(isNumber, numberKeywords(node, value), bigintKeywords(node, value)));
}

function bounds(node: Node, value: string): Expression[] {
  return Object.entries(operators).map(
    ([keyword, operator]) =>
      node[keyword] === undefined || atom(`${value} ${operator} ${JSON.stringify(node[keyword])}`),
  );
}

/** `uint64` says by itself that the value is zero or more. */
function withoutNeedless({ minimum, ...rest }: Node): Node {
  const needless = rest["format"] === "uint64" && (minimum as number) <= 0;
  return needless || minimum === undefined ? rest : { ...rest, minimum };
}
