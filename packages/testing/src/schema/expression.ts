const known = new Map<string, RegExp>();

/** The expression of a `pattern`, compiled once. */
export function expression(pattern: string): RegExp {
  let found = known.get(pattern);
  if (found === undefined) {
    found = new RegExp(pattern, "u");
    known.set(pattern, found);
  }
  return found;
}
