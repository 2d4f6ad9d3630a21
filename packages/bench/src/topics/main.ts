// Messages of JSON and msgpack topics in this project and in other libraries. `--json` for machines; `--write` puts the
// tables into README.md.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { messagesOf } from "../messages.ts";
import { msgpackRow, type Row, validationRow } from "./rows.ts";

const root = join(import.meta.dirname, "../../../..");
const schemas = join(root, "schemas");
const tables = {
  "msgpack, decoded": {
    floor: "@msgpack/msgpack",
    rows: (await messagesOf(schemas, "msgpack")).flatMap((message) => msgpackRow(message) ?? []),
  },
  "JSON, valid messages validated": {
    floor: "JSON.parse",
    rows: (await messagesOf(schemas, "json")).map((message) => validationRow(message)),
  },
};

if (process.argv.includes("--json")) console.log(JSON.stringify(tables, null, 2));
else console.log(text());
if (process.argv.includes("--write")) {
  const file = join(root, "packages/bench/README.md");
  const marked = /(?<=<!-- topics -->\n)[\s\S]*?(?=<!-- \/topics -->)/;
  writeFileSync(
    file,
    readFileSync(file, "utf8").replace(marked, () => `${text()}\n`),
  );
}

function text(): string {
  return Object.entries(tables)
    .map(([title, { floor, rows }]) => tableOf(title, floor, rows))
    .join("\n\n");
}

/** Markdown; what each contender takes as a multiple of the floor. */
function tableOf(title: string, floor: string, rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap(({ ratios }) => Object.keys(ratios)))];
  const lines = rows.map(({ topic, message, bytes, micros, ratios }) => {
    const cells = columns.map((column) => ratios[column]?.toFixed(2) ?? "");
    return [`${topic}: ${message}, ${bytes} B`, micros.toFixed(1), ...cells];
  });
  const head = [title, `${floor}, µs`, ...columns];
  return [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
