import { all, atom, type Expression } from "./expression.ts";
import type { ModuleWriter } from "./module.ts";
import type { Row, Rows, Run } from "./pattern-rows.ts";
import { units } from "./units.ts";

/**
 * Whether a text is a date-time that matches a pattern, which asks for a separator, `Z` or `z`, and a number of digits of
 * the fraction. `undefined` where it asks for anything else.
 */
export function dateTimeTest(
  module: ModuleWriter,
  { rows, complete }: Rows,
  value: string,
): Expression | undefined {
  const forms = new Set(rows.map(formOf));
  const [form] = forms;
  if (!complete || form === undefined || forms.size > 1 || !areGapless(rows)) return undefined;
  const least = Math.min(...rows.map((row) => lengthOf(row, "least")));
  const most = Math.max(...rows.map((row) => lengthOf(row, "most")));
  const length = units(value, least === SHORTEST && most > SHORTEST ? 0 : least, most);
  if (form === "TZ") return all(atom(`${module.helper("isUtcDateTime")}(${value})`), length);
  return all(
    atom(`${module.helper("isDateTime")}(${value})`),
    length,
    atom(`${value}[10] === ${JSON.stringify(form[0])}`),
    atom(`${value}.endsWith(${JSON.stringify(form[1])})`),
  );
}

/** The length of a date-time in UTC without a fraction; with one it has two characters more, or more than two. */
const SHORTEST = 20;

/** Whether date-times of every length match between the least and the most. */
function areGapless(rows: readonly Row[]): boolean {
  const starts = rows.map((row) => lengthOf(row, "least"));
  const [least, last] = [Math.min(...starts), Math.max(...starts)];
  const lengths = Array.from({ length: last - least }, (_, i) => least + i);
  return lengths
    .filter((length) => length !== SHORTEST + 1)
    .every((length) =>
      rows.some((row) => lengthOf(row, "least") <= length && length <= lengthOf(row, "most")),
    );
}

function lengthOf(row: Row, bound: "least" | "most"): number {
  return row.reduce((sum, run) => sum + run[bound], 0);
}

/** Separator and zone of what has the form of a date-time in UTC. */
function formOf(row: Row): string | undefined {
  const [, separator, zone] = utcDateTime.exec(row.map(pictureOf).join("")) ?? [];
  return separator && zone && separator + zone;
}

/** Digits that may be more or less of them, `0+`, can only be those of the fraction. */
const utcDateTime = /^0{4}-00-00([Tt ])00:00:00(?:\.0*\+?)?([Zz])$/;

/** A run as its character, `0` standing for digits and `+` for any number of them; `?` where it is anything else. */
function pictureOf({ characters, least, most }: Run): string {
  const isDigits = characters === "0123456789";
  if (least !== most) return isDigits ? "0+" : "?";
  return (isDigits ? "0" : /^[^0-9]$/.test(characters) ? characters : "?").repeat(most);
}
