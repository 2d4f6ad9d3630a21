import { styleText } from "node:util";

const right = Symbol("right");

/** A cell to be set against the right edge of its column. */
export interface RightCell {
  readonly [right]: string;
}

export type Cell = string | RightCell;

export function alignRight(text: string): RightCell {
  return { [right]: text };
}

/** Columns as wide as their widest cell, two spaces apart, under a dim heading. A heading is set as its cells are. */
export function table(heading: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const widths = heading.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => textOf(row[column]).length)),
  );
  const isRight = heading.map((_, column) => typeof rows[0]?.[column] === "object");
  const line = (cells: readonly Cell[]) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return isRight[column] ? textOf(cell).padStart(width) : textOf(cell).padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return [styleText("dim", line(heading)), ...rows.map(line)].join("\n");
}

function textOf(cell: Cell | undefined): string {
  return typeof cell === "object" ? cell[right] : (cell ?? "");
}
