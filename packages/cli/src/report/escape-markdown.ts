import { printable } from "./printable.ts";

/** A zero-width space: what stands apart is no mention, no reference and no address. */
const APART = "&#8203;";

/** Text as it is, never as markup, never a mention of a person or a reference to an issue; on one line. */
export function escapeMarkdown(text: string): string {
  return printable(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_{}[\]()+!|~-]/g, "\\$&")
    .replaceAll("@", `@${APART}`)
    .replace(/#(?!8203;)/g, `\\#${APART}`)
    .replaceAll("://", `:${APART}//`);
}

/** Lines as a block of code, whatever they hold. */
export function codeBlock(lines: readonly string[], language = ""): string {
  const text = lines.map(printable).join("\n");
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(Math.max(3, longest + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Characters that GitHub takes in a comment, less room for a last line. */
const COMMENT = 65_000;

/** As many parts, in order, as a comment on GitHub holds; what was left out is said in its last line. */
export function fitComment(head: readonly string[], details: readonly string[]): string {
  const shown = [...head];
  let length = shown.reduce((sum, part) => sum + part.length + 2, 0);
  for (const [index, part] of details.entries()) {
    length += part.length + 2;
    if (length > COMMENT) {
      shown.push(
        `_${details.length - index} more of ${details.length} are left out here: a comment on GitHub holds no more._`,
      );
      break;
    }
    shown.push(part);
  }
  return `${shown.join("\n\n")}\n`;
}
