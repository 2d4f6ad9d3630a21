const matchers = new Map<string, RegExp | undefined>();

/**
 * The engine's own reading of a pattern, with flag `u`; escapes that only flag `u` forbids are forgiven. Undefined when
 * it is no pattern.
 */
export function matcherOf(source: string): RegExp | undefined {
  if (!matchers.has(source)) {
    if (matchers.size > 2000) matchers.clear();
    matchers.set(source, compile(source) ?? compile(forgive(source)));
  }
  return matchers.get(source);
}

/** The source as flag `u` accepts it. */
export function forgive(source: string): string {
  return compile(source) === undefined ? source.replace(/\\([\s"#%&',:;<=>@_`~!])/g, "$1") : source;
}

function compile(source: string): RegExp | undefined {
  try {
    return new RegExp(source, "u");
  } catch {
    return undefined;
  }
}
