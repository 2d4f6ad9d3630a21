import type { Context, Node } from "./context.ts";
import { all, any, atom, type Expression } from "./expression.ts";

/** `enum` and `const`. */
export function valueKeywords(context: Context, node: Node, value: string): Expression {
  return all(
    "const" in node ? isOneOf(context, [node["const"]], value) : true,
    "enum" in node ? isOneOf(context, node["enum"] as readonly unknown[], value) : true,
  );
}

/**
 * Whether the keywords are `const` or `enum` of primitive values, besides a `type` that all of them have: to tell the type
 * of a value that is one of them is needless.
 */
export function namesAllValues(node: Node): boolean {
  const { type, const: _, enum: listed, ...rest } = node;
  if (Object.keys(rest).some((keyword) => !combined.has(keyword))) return false;
  const values = "const" in node ? [node["const"]] : listed;
  if (!Array.isArray(values)) return false;
  const types = [type ?? []].flat();
  return values.every((value) => {
    if (typeof value === "object" && value !== null) return false;
    const names = value === null ? ["null"] : typeof value === "number" ? numberNames(value) : [typeof value];
    return type === undefined || names.some((name) => types.includes(name));
  });
}

/** Keywords that are compiled apart. */
const combined = new Set(["allOf", "anyOf", "oneOf", "not", "if", "then", "else"]);

function numberNames(value: number): string[] {
  return Number.isInteger(value) ? ["integer", "number"] : ["number"];
}

function isOneOf({ module }: Context, values: readonly unknown[], value: string): Expression {
  return any(
    ...values.map((one) =>
      typeof one === "object" && one !== null
        ? atom(`${module.helper("equal")}(${value}, ${module.constant("expected", literalText(one))})`)
        : atom(`${value} === ${literalText(one)}`),
    ),
  );
}

/** A JSON value as an expression that makes it. */
export function literalText(value: unknown): string {
  // In an object literal this key would be the prototype.
  return JSON.stringify(value).replaceAll('"__proto__":', '["__proto__"]:');
}
