const strings = /"(?:[^"\\]|\\.)*"/g;

/** Lays out declarations that have one member a line and no indentation, and ends their members. */
export function indent(text: string): string {
  let depth = 0;
  let inComment = false;
  const lines = text
    .trim()
    .split("\n")
    .map((raw) => {
      const line = raw.trim();
      const isComment = inComment || line.startsWith("/**");
      if (isComment) {
        inComment = !line.endsWith("*/");
        return `${"  ".repeat(depth)}${line.startsWith("/**") ? "" : " "}${line}`;
      }
      const bare = line.replaceAll(strings, "");
      const closes = bare.startsWith("}") ? 1 : 0;
      const spaces = "  ".repeat(depth - closes);
      depth += bare.split("{").length - bare.split("}").length;
      const isDone = line === "" || bare.endsWith("{") || (line === "}" && depth === 0);
      return `${spaces}${withoutOuterParentheses(line)}${isDone ? "" : ";"}`;
    });
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

/** `key?: (A | B)` as `key?: A | B`. */
function withoutOuterParentheses(line: string): string {
  const [, head, inner] =
    /^((?:export type \w+ = |(?:"(?:[^"\\]|\\.)*"|[\w$]+)\??: ))\((.*)\)$/.exec(line) ?? [];
  if (head === undefined || inner === undefined) return line;
  let depth = 0;
  for (const character of inner.replaceAll(strings, "")) {
    if (character === "(") depth++;
    if (character === ")" && --depth < 0) return line;
  }
  return depth === 0 ? head + inner : line;
}
