/**
 * What the compiler says of one line, as a person reads it: where in the type, and the last reason that does not spell an
 * anonymous type out. Keys that yesterday's programs read and no type declares are named.
 */
export function inShort(words: readonly string[]): string {
  const [first = ""] = words;
  const gone = goneKeys(first);
  if (gone.length > 0)
    return `the key${gone.length > 1 ? "s" : ""} ${gone.join(", ")} ${gone.length > 1 ? "are" : "is"} gone.`;
  const path = words.flatMap((text) => /^Types of property '(.+)' are incompatible\.$/.exec(text)?.[1] ?? []);
  const reasons = words.filter((text) => !isStep(text));
  const reason = reasons.slice(1).findLast((text) => !text.includes("{")) ?? reasons.at(-1) ?? first;
  return [...(path.length === 0 ? [] : [path.join(".")]), reason].join(": ");
}

function isStep(text: string): boolean {
  return /^(?:Types of property|The types of|Type predicate|Index signature) /.test(text);
}

/** Of `Type '"a" | "b"' is not assignable to type 'never'.` the literals: the program hands keys that are gone to `never`. */
function goneKeys(text: string): readonly string[] {
  const [, type] = /^Type '("[^"]*"(?: \| "[^"]*")*)' is not assignable to type 'never'\.$/.exec(text) ?? [];
  return type?.split(" | ") ?? [];
}
