import { paint } from "./paint.ts";

/** Left-aligned columns under a header, each as wide as its widest cell; the last one is not padded. */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  color: boolean,
): string {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return `${[paint(color).dim(line(header)), ...rows.map(line)].join("\n")}\n`;
}
