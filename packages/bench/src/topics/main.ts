// Messages of JSON and msgpack topics in this project and in other libraries. `--json` for machines; `--write` puts the
// tables into README.md; `--assert` measures ours alone and exits with 1 when a ratio exceeds its budget.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exceeded } from "./budgets.ts";
import { measureAll } from "./measured.ts";
import { report } from "./report.ts";

if (process.argv.includes("--assert")) {
  const lines = await exceeded();
  for (const line of lines) console.error(line);
  process.exitCode = lines.length > 0 ? 1 : 0;
} else {
  const measured = await measureAll();
  const text = report(measured);
  console.log(process.argv.includes("--json") ? JSON.stringify(measured, null, 2) : text);
  if (process.argv.includes("--write")) write(text);
}

function write(text: string): void {
  const file = join(import.meta.dirname, "../../README.md");
  const marked = /(?<=<!-- topics -->\n)[\s\S]*?(?=<!-- \/topics -->)/;
  writeFileSync(
    file,
    readFileSync(file, "utf8").replace(marked, () => `${text}\n`),
  );
}
