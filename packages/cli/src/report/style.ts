import { styleText } from "node:util";

export type Style = "bold" | "dim" | "green" | "red" | "underline" | "yellow";

/** Styles text for a terminal, or leaves it as it is; whoever writes to a terminal decides. */
export function styler(color: boolean): (style: Style, text: string) => string {
  return (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
}

/** Lines of a diff, coloured by their marks and cut where the terminal ends. */
export function diffLines(
  diff: readonly string[],
  paint: (style: Style, text: string) => string,
  width = Number.POSITIVE_INFINITY,
): string[] {
  return diff.map((line) => {
    const text = line.length <= width ? line : `${line.slice(0, Math.max(1, width - 1))}…`;
    if (line.startsWith("-")) return paint("red", text);
    return line.startsWith("+") ? paint("green", text) : text;
  });
}
