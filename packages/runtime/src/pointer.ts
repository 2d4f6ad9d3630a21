/** Adds one key or index to a JSON Pointer (RFC 6901). */
export function pointer(parent: string, token: string | number): string {
  return `${parent}/${String(token).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The keys and indices of a JSON Pointer. */
export function tokensOf(path: string): string[] {
  const [, ...tokens] = path.split("/");
  return tokens.map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}
