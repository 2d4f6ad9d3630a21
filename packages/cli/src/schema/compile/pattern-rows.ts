import { type CharSet, type Pattern, parsePattern } from "@waybill/compat/regex";

/** A number of characters of one class of ASCII. */
export interface Run {
  /** Every character of the class, in order. */
  readonly characters: string;
  readonly least: number;
  readonly most: number;
}

/** Runs after one another that are a whole text. */
export type Row = readonly Run[];

export interface Rows {
  /** Each of them matches the pattern; what the author wrote first comes first. */
  readonly rows: readonly Row[];
  /** Whether nothing else matches the pattern. */
  readonly complete: boolean;
}

/** Of more rows than this, a regular expression is the better form. */
const MOST_ROWS = 16;
const MOST_RUNS = 64;

/** The rows of characters that a pattern asks for, as far as it is one that says so: anchored, and of classes of ASCII. */
export function rowsOf(pattern: string): Rows {
  const rows: Row[] = [];
  const alternatives = alternativesOf(pattern);
  for (const alternative of alternatives) {
    const own = expand(alternative);
    if (own === undefined) return { rows, complete: false };
    rows.push(...own);
  }
  return { rows, complete: alternatives.length > 0 };
}

/** The one class that a pattern asks for, where it asks for nothing else. */
export function onlyRun({ rows, complete }: Rows): Run | undefined {
  const [row = [], ...others] = rows;
  return complete && others.length === 0 && row.length === 1 ? row[0] : undefined;
}

/** What is between the anchors; none without them. */
function alternativesOf(pattern: string): readonly Pattern[] {
  const parts = partsOf(pattern);
  if (parts[0]?.kind !== "start" || parts.at(-1)?.kind !== "end") return [];
  const [only, ...more] = parts.slice(1, -1);
  if (only?.kind === "choice" && more.length === 0) return only.of;
  return [{ kind: "sequence", of: parts.slice(1, -1) }];
}

function partsOf(pattern: string): readonly Pattern[] {
  try {
    const parsed = parsePattern(pattern);
    return parsed.kind === "sequence" ? parsed.of : [];
  } catch {
    // A pattern that is not regular, or none at all: the regular expression has to say.
    return [];
  }
}

function expand(part: Pattern): readonly Row[] | undefined {
  switch (part.kind) {
    case "set": {
      const characters = charactersOf(part.set);
      return characters === undefined ? undefined : [[{ characters, least: 1, most: 1 }]];
    }
    case "sequence":
      return product(part.of.map(expand));
    case "choice": {
      const options = part.of.map(expand);
      return options.includes(undefined) ? undefined : bounded((options as Row[][]).flat());
    }
    case "repeat":
      return repeated(expand(part.of), part.min, part.max);
    default:
      return undefined;
  }
}

function repeated(rows: readonly Row[] | undefined, least: number, most: number): readonly Row[] | undefined {
  const [row = [], ...others] = rows ?? [];
  const [run, ...rest] = row;
  if (run?.least === 1 && run.most === 1 && rest.length + others.length === 0)
    return [[{ characters: run.characters, least, most }]];
  if (rows === undefined) return undefined;
  // What may be absent usually is.
  if (least === 0 && most === 1) return bounded([[], ...rows]);
  return least === most && most <= MOST_RUNS ? product(Array.from({ length: most }, () => rows)) : undefined;
}

function product(parts: readonly (readonly Row[] | undefined)[]): readonly Row[] | undefined {
  return parts.reduce<readonly Row[] | undefined>(
    (before, rows) => bounded(rows && before?.flatMap((row) => rows.map((next) => [...row, ...next]))),
    [[]],
  );
}

function bounded(rows: readonly Row[] | undefined): readonly Row[] | undefined {
  const fits = rows !== undefined && rows.length <= MOST_ROWS && rows.every((row) => row.length <= MOST_RUNS);
  return fits ? rows : undefined;
}

/** The characters of a set; `undefined` when some are not ASCII, or there are none. */
function charactersOf(set: CharSet): string | undefined {
  if (set.length === 0 || (set.at(-1) as number) > 0x7f) return undefined;
  let characters = "";
  for (let i = 0; i < set.length; i += 2)
    for (let code = set[i] as number; code <= (set[i + 1] as number); code++)
      characters += String.fromCharCode(code);
  return characters;
}
