/**
 * A pattern as an ECMA-262 regular expression that compiles in Unicode mode, as validators compile it: Python's named
 * groups and anchors are rewritten, needless escapes dropped. Undefined when that does not suffice.
 */
export function usablePattern(pattern: string): string | undefined {
  if (compiles(pattern)) return pattern;
  const rewritten = pattern
    .replace(/\(\?P</g, "(?<")
    .replace(/\(\?P=(\w+)\)/g, "\\k<$1>")
    .replace(/\\A/g, "^")
    .replace(/\\[zZ]/g, "$");
  if (compiles(rewritten)) return rewritten;
  const unescaped = rewritten.replace(
    /\\([^A-Za-z0-9^$\\.*+?()[\]{}|/])/g,
    (whole, char: string, at: number) => (char === "-" && insideClass(rewritten, at) ? whole : char),
  );
  return compiles(unescaped) ? unescaped : undefined;
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}

function insideClass(pattern: string, at: number): boolean {
  const before = pattern.slice(0, at).replace(/\\./g, "");
  return before.lastIndexOf("[") > before.lastIndexOf("]");
}
