import { all, any, atom, type Expression } from "./expression.ts";
import type { ModuleWriter } from "./module.ts";
import { onlyRun, type Row, type Rows, type Run } from "./pattern-rows.ts";
import { units } from "./units.ts";

export function regularExpression(pattern: string): string {
  // `source` escapes what a literal cannot have.
  return `/${new RegExp(pattern, "u").source}/u`;
}

/** Whether a text matches; its length is known to be right where a class is all that is asked for. */
export function patternTest(module: ModuleWriter, pattern: string, rows: Rows, value: string): Expression {
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
