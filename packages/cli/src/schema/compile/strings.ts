import type * as codegen from "@waybill/runtime/codegen";
import { type ClassRepetition, classRepetition, firstAlternative } from "./character-class.ts";
import type { Context, Node } from "./context.ts";
import { all, any, atom, type Expression } from "./expression.ts";
import type { ModuleWriter } from "./module.ts";

const formatFunctions = {
  uuid: "isUuid",
  "date-time": "isDateTime",
  date: "isDate",
  time: "isTime",
  email: "isEmail",
  uri: "isUri",
  hostname: "isHostname",
  ipv4: "isIpv4",
  ipv6: "isIpv6",
  regex: "isRegex",
} as const satisfies Record<string, keyof typeof codegen>;

/** `minLength`, `maxLength`, `pattern` and `format` of a value that is a string. */
export function stringKeywords({ module }: Context, node: Node, value: string): Expression {
  const { minLength, maxLength, pattern, format } = node;
  const known = typeof pattern === "string" ? classRepetition(pattern) : undefined;
  const least = Math.max((minLength as number | undefined) ?? 0, known?.least ?? 0);
  const most = Math.min((maxLength as number | undefined) ?? Infinity, known?.most ?? Infinity);
  const test = formatFunctions[format as keyof typeof formatFunctions];
  return all(
    // One unit is one code point where the pattern lets no pair through.
    known === undefined ? codePoints(module, value, least, most) : units(value, least, most),
    typeof pattern !== "string" || patternTest(module, pattern, known, value),
    test === undefined || atom(`${module.helper(test)}(${value})`),
  );
}

export function regularExpression(pattern: string): string {
  // `source` escapes what a literal cannot have.
  return `/${new RegExp(pattern, "u").source}/u`;
}

/** Bounds of `length`. */
export function units(value: string, least: number, most: number): Expression {
  if (least === most) return atom(`${value}.length === ${least}`);
  return all(
    least === 0 || atom(`${value}.length >= ${least}`),
    most === Infinity || atom(`${value}.length <= ${most}`),
  );
}

/** A code point is one or two units of a text's length, so that code points rarely have to be counted. */
function codePoints(module: ModuleWriter, value: string, least: number, most: number): Expression {
  const count = () => `${module.helper("ucs2length")}(${value})`;
  return all(
    least <= 1
      ? units(value, least, Infinity)
      : any(atom(`${value}.length >= ${2 * least}`), atom(`${count()} >= ${least}`)),
    most === Infinity || any(atom(`${value}.length <= ${most}`), atom(`${count()} <= ${most}`)),
  );
}

/** Whether a text matches; its length is known to be right where a class is all that is asked for. */
function patternTest(
  module: ModuleWriter,
  pattern: string,
  known: ClassRepetition | undefined,
  value: string,
): Expression {
  if (known !== undefined) return classTest(module, known, value);
  const usual = firstAlternative(pattern);
  return any(
    // The one that is written first is the one that most texts match.
    usual !== undefined && all(units(value, usual.least, usual.most), classTest(module, usual, value)),
    atom(`${module.constant("pattern", regularExpression(pattern))}.test(${value})`),
  );
}

function classTest(module: ModuleWriter, { characters }: ClassRepetition, value: string): Expression {
  const code = `/*@__PURE__*/ ${module.helper("classTest")}(${JSON.stringify(characters)})`;
  return atom(`${module.constant("hasOnly", code)}(${value})`);
}
