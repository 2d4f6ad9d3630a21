import { all, atom, type Expression } from "./expression.ts";

/** Bounds of `length`. */
export function units(value: string, least: number, most: number): Expression {
  if (least === most) return atom(`${value}.length === ${least}`);
  return all(
    least === 0 || atom(`${value}.length >= ${least}`),
    most === Infinity || atom(`${value}.length <= ${most}`),
  );
}
