import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Row } from "./row.ts";

const file = join(import.meta.dirname, "../../../protoc-gen-es-codec/README.md");
const marked = /(?<=<!-- bench -->\n)[\s\S]*?(?=<!-- \/bench -->)/;

/** Puts the tables between the marks in the README of the plugin. */
export function writeReadme(
  tables: Readonly<Record<string, readonly Row[]>>,
  facts: readonly string[],
): void {
  const text = [...Object.entries(tables).map(([title, rows]) => tableOf(title, rows)), ...facts].join(
    "\n\n",
  );
  writeFileSync(file, readFileSync(file, "utf8").replace(marked, `${text}\n`));
}

function tableOf(title: string, rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row.times)))];
  const lines = rows.map(({ name, bytes, micros, times }) => {
    const cells = columns.map((column) => times[column]?.toFixed(1) ?? "");
    return [`${name}, ${bytes} B`, micros.toFixed(1), ...cells];
  });
  const table = [[title, "protobuf-es, µs", ...columns], columns.concat("", "").map(() => "---"), ...lines];
  return table.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
