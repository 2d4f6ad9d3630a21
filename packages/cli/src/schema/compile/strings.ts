import type * as codegen from "@waybill/runtime/codegen";
import type { Context, Node } from "./context.ts";
import { all, any, atom, type Expression } from "./expression.ts";
import type { ModuleWriter } from "./module.ts";
import { type Row, type Rows, type Run, rowsOf } from "./pattern-rows.ts";

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
  const rows = typeof pattern === "string" ? rowsOf(pattern) : undefined;
  const known = rows && onlyRun(rows);
  const least = Math.max((minLength as number | undefined) ?? 0, known?.least ?? 0);
  const most = Math.min((maxLength as number | undefined) ?? Infinity, known?.most ?? Infinity);
  // The form of a date-time need not be looked at twice.
  const test =
    format === "date-time" && rows !== undefined && areDateTimes(rows)
      ? "isMoment"
      : formatFunctions[format as keyof typeof formatFunctions];
  return all(
    // One unit is one code point where the pattern lets no pair through.
    known === undefined ? codePoints(module, value, least, most) : units(value, least, most),
    rows === undefined || patternTest(module, pattern as string, rows, value),
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

/** Whether whatever matches has the form of a date-time in UTC. */
function areDateTimes({ rows, complete }: Rows): boolean {
  return complete && rows.every((row) => utcDateTime.test(row.map(letterOf).join("")));
}

const utcDateTime = /^0{4}-00-00[Tt ]00:00:00(?:\.0+)?[Zz]$/;

/** A run as its character, `0` standing for digits; `?` where it is another one, or may be absent. */
function letterOf({ characters, least, most }: Run): string {
  const letter = /^[0-9]+$/.test(characters) ? "0" : characters.length === 1 ? characters : "?";
  return least === 0 ? "?" : letter.repeat(least === most ? most : least);
}

/** The one class that a pattern asks for, where it asks for nothing else. */
function onlyRun({ rows, complete }: Rows): Run | undefined {
  const [row = [], ...others] = rows;
  return complete && others.length === 0 && row.length === 1 ? row[0] : undefined;
}

/** Whether a text matches; its length is known to be right where a class is all that is asked for. */
function patternTest(module: ModuleWriter, pattern: string, rows: Rows, value: string): Expression {
  const known = onlyRun(rows);
  if (known !== undefined) return classTest(module, known, value);
  return any(
    // Those that are written first are those that most texts match.
    ...rows.rows.slice(0, 2).map((row) => rowTest(module, row, value)),
    atom(`${module.constant("pattern", regularExpression(pattern))}.test(${value})`),
  );
}

/** A test for a row that takes less time than a regular expression, `false` where there is none. */
function rowTest(module: ModuleWriter, row: Row, value: string): Expression {
  const [run, ...others] = row;
  if (run === undefined || !row.some(isMixed)) return false;
  if (others.length === 0) return all(units(value, run.least, run.most), classTest(module, run, value));
  const shape = shapeOf(row);
  if (shape === undefined) return false;
  const code = `/*@__PURE__*/ ${module.helper("shapeTest")}(${shape})`;
  return atom(`${module.constant("hasShape", code)}(${value})`);
}

/** A class of which a regular expression has to guess where in it a character is: digits among letters. */
function isMixed({ characters, most }: Run): boolean {
  const ranges = [...characters].filter((one, i) => one.charCodeAt(0) - 1 !== characters.charCodeAt(i - 1));
  return most > 1 && ranges.length > 1;
}

/** The arguments of `shapeTest` for a row of a fixed length. */
function shapeOf(row: Row): string | undefined {
  const lengths = row.map(({ least, most }) => (least === most ? most : Number.POSITIVE_INFINITY));
  if (lengths.reduce((sum, length) => sum + length, 0) > 64) return undefined;
  const classes = [...new Set(row.map(({ characters }) => characters))];
  if (classes.length > 8) return undefined;
  const free = [..."x0aAbcdef"].filter((letter) => !classes.includes(letter));
  const letters = new Map(classes.map((one) => [one, one.length === 1 ? one : (free.shift() as string)]));
  const picture = row.map(({ characters, most }) => letters.get(characters)?.repeat(most)).join("");
  const legend = [...letters].filter(([characters]) => characters.length > 1);
  const entries = legend.map(([characters, letter]) => `${letter}: ${JSON.stringify(characters)}`);
  return `${JSON.stringify(picture)}, { ${entries.join(", ")} }`;
}

function classTest(module: ModuleWriter, { characters }: Run, value: string): Expression {
  const code = `/*@__PURE__*/ ${module.helper("classTest")}(${JSON.stringify(characters)})`;
  return atom(`${module.constant("hasOnly", code)}(${value})`);
}
