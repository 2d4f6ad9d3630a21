import type { Row } from "./row.ts";

/** The rows as text, and below them what is wrong in those that failed. */
export function printTable(rows: readonly Row[], most: number): string {
  const columns = [
    ["evidence", "want", "got", ""],
    ...rows.map((row) => [row.name, row.want, row.got, mark(row)]),
  ];
  const widths = [0, 1, 2].map((i) => Math.max(...columns.map((line) => (line[i] as string).length)));
  const lines = columns.map((line) =>
    line
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const failed = rows.filter((row) => row.ok === false);
  const details = failed.flatMap((row) => [
    ``,
    `${row.name}:`,
    ...(row.details ?? []).slice(0, most).map((line) => `  ${line}`),
  ]);
  return [...lines, ...details].join("\n");
}

function mark({ ok }: Row): string {
  return ok === undefined ? "" : ok ? "ok" : "MISSED";
}
