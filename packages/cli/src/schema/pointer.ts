/** The reference tokens of a JSON Pointer (RFC 6901), unescaped; none for `""`, the whole document. */
export function tokensOf(pointer: string): string[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** `pointer` extended by one token, escaped. */
export function append(pointer: string, token: string | number): string {
  return `${pointer}/${String(token).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The node at a pointer; `undefined` when there is none. Only own members count. */
export function nodeAt(value: unknown, pointer: string): unknown {
  let node = value;
  for (const token of tokensOf(pointer)) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, token)) return undefined;
    node = (node as Record<string, unknown>)[token];
  }
  return node;
}
