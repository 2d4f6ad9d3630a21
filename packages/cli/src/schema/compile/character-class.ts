/** A pattern that asks for nothing but a number of characters of one class. */
export interface ClassRepetition {
  /** First and last code unit of each range; none is part of a surrogate pair. */
  readonly ranges: readonly (readonly [first: number, last: number])[];
  readonly least: number;
  readonly most: number;
}

const repetition =
  /^\^\[((?:[^\]\\^]|\\[-\]\\^./d$*+?(){}|])(?:[^\]\\]|\\[-\]\\^./d$*+?(){}|])*)\](\+|\*|\{(\d+)(,(\d*))?\})?\$$/;
const part = /\\?[\s\S](?:-(?=[\s\S])\\?[\s\S])?/g;

/** The pattern as a repetition of one class, `undefined` when it says more than that. */
export function classRepetition(pattern: string): ClassRepetition | undefined {
  const match = repetition.exec(pattern);
  if (match === null) return undefined;
  const [, members = "", quantifier = "", least = "", comma, most = ""] = match;
  const ranges: [number, number][] = [];
  for (const [text] of members.matchAll(part)) {
    if (text === "\\d") {
      ranges.push([0x30, 0x39]);
      continue;
    }
    // A class within a range means something else.
    if (text.includes("\\d")) return undefined;
    const [first = "", last = first] = text.length === 1 ? [text] : endsOf(text);
    if (first > "\ud7ff" || last > "\ud7ff") return undefined;
    ranges.push([first.charCodeAt(0), last.charCodeAt(0)]);
  }
  return { ranges: merged(ranges), ...bounds(quantifier, least, comma, most) };
}

function endsOf(text: string): string[] {
  const unescaped = [...text.matchAll(/\\?([\s\S])/g)].map(([, character = ""]) => character);
  // Between two ends stands the dash.
  return unescaped.length === 3 ? [unescaped[0] as string, unescaped[2] as string] : unescaped;
}

function bounds(quantifier: string, least: string, comma: string | undefined, most: string) {
  const endless = Number.POSITIVE_INFINITY;
  if (quantifier === "") return { least: 1, most: 1 };
  if (quantifier === "*") return { least: 0, most: endless };
  if (quantifier === "+") return { least: 1, most: endless };
  if (comma === undefined) return { least: Number(least), most: Number(least) };
  return { least: Number(least), most: most === "" ? endless : Number(most) };
}

/** The largest ranges first, which most characters are in. */
function merged(ranges: readonly [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [first, last] of ranges.toSorted(([a], [b]) => a - b)) {
    const before = result.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else result.push([first, last]);
  }
  return result.sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
}
