import type * as codegen from "@waybill/runtime/codegen";
import type { Context, Node } from "./context.ts";
import { dateTimeTest } from "./date-time-rows.ts";
import { all, any, atom, type Expression } from "./expression.ts";
import type { ModuleWriter } from "./module.ts";
import { onlyRun, rowsOf } from "./pattern-rows.ts";
import { patternTest } from "./pattern-test.ts";
import { units } from "./units.ts";

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
  const { minLength, maxLength, pattern } = node;
  const rows = typeof pattern === "string" ? rowsOf(pattern) : undefined;
  const known = rows && onlyRun(rows);
  const least = Math.max((minLength as number | undefined) ?? 0, known?.least ?? 0);
  const most = Math.min((maxLength as number | undefined) ?? Infinity, known?.most ?? Infinity);
  const format = formatFunctions[node["format"] as keyof typeof formatFunctions];
  // The form of a date-time need not be looked at twice.
  const dateTime = rows && format === "isDateTime" ? dateTimeTest(module, rows, value) : undefined;
  return all(
    // One unit is one code point where the pattern lets no pair through.
    known === undefined ? codePoints(module, value, least, most) : units(value, least, most),
    dateTime ??
      all(
        rows === undefined || patternTest(module, pattern as string, rows, value),
        format === undefined || atom(`${module.helper(format)}(${value})`),
      ),
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
