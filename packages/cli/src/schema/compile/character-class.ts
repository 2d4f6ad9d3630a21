/** A pattern that asks for nothing but a number of characters of one class of ASCII. */
export interface ClassRepetition {
  /** Every character of the class, in order. */
  readonly characters: string;
  readonly least: number;
  readonly most: number;
}

const repetition = /^\^\[((?!\^)(?:[^\]\\]|\\[-\]\\^./d$*+?(){}|])+)\](\+|\*|\{(\d+)(,(\d*))?\})?\$$/;

/** The pattern as a repetition of one class, `undefined` when it says more than that. */
export function classRepetition(pattern: string): ClassRepetition | undefined {
  const match = repetition.exec(pattern);
  if (match === null) return undefined;
  const [, members = "", quantifier = "", least = "", comma, most = ""] = match;
  const characters = charactersOf(`[${members}]`);
  return characters === undefined ? undefined : { characters, ...bounds(quantifier, least, comma, most) };
}

/** The first of a pattern's alternatives, where that is a repetition of one class: whatever matches it matches the pattern. */
export function firstAlternative(pattern: string): ClassRepetition | undefined {
  const match = /^\^\(\?:(\[(?:[^\]\\]|\\.)+\][^|()[\\]*)\|/.exec(pattern);
  if (match === null || !endsWithItsGroup(pattern)) return undefined;
  return classRepetition(`^${match[1]}$`);
}

/** Whether the group that a pattern begins with is all of it: `^(?:...)$`. */
function endsWithItsGroup(pattern: string): boolean {
  let depth = 0;
  // Escapes and classes are passed over as a whole.
  for (const { 0: token, index } of pattern.matchAll(/\\.|\[(?:[^\]\\]|\\.)*\]|[()]/gsu)) {
    if (token === "(") depth++;
    if (token === ")" && --depth === 0) return pattern.slice(index) === ")$";
  }
  return false;
}

/** The characters that a class takes; `undefined` when some are not ASCII, or there are none. */
function charactersOf(expression: string): string | undefined {
  // A class without an end beyond ASCII takes nothing beyond it.
  if (/[^ -~]/.test(expression)) return undefined;
  const test = new RegExp(`^${expression}$`, "u");
  return ascii.filter((character) => test.test(character)).join("") || undefined;
}

const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

function bounds(quantifier: string, least: string, comma: string | undefined, most: string) {
  const endless = Number.POSITIVE_INFINITY;
  if (quantifier === "") return { least: 1, most: 1 };
  if (quantifier === "*") return { least: 0, most: endless };
  if (quantifier === "+") return { least: 1, most: endless };
  if (comma === undefined) return { least: Number(least), most: Number(least) };
  return { least: Number(least), most: most === "" ? endless : Number(most) };
}
