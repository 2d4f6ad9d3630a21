/**
 * Lays compact JSON text out over lines, two spaces a level. Works on the text, so numbers of any size and the order of
 * keys stay as they are.
 */
export function indentJson(text: string): string {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let index = 0; index < text.length; index++) {
    const char = text[index] as string;
    if (char === '"') {
      index = endOfString(text, index);
    } else if (char === "{" || char === "[") {
      const empty = text[index + 1] === "}" || text[index + 1] === "]";
      if (empty) {
        index++;
      } else {
        depth++;
        parts.push(text.slice(from, index + 1), lineBreak(depth));
        from = index + 1;
      }
    } else if (char === "}" || char === "]") {
      depth--;
      parts.push(text.slice(from, index), lineBreak(depth));
      from = index;
    } else if (char === ",") {
      parts.push(text.slice(from, index + 1), lineBreak(depth));
      from = index + 1;
    } else if (char === ":") {
      parts.push(text.slice(from, index + 1), " ");
      from = index + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.join("");
}

/** The index of the quote that ends the string which begins at `index`. */
function endOfString(text: string, index: number): number {
  let end = index + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === "\\" ? 2 : 1;
  return end;
}

function lineBreak(depth: number): string {
  return `\n${"  ".repeat(depth)}`;
}
