// Prints one table of what is known of the comparisons of `@waybill/compat`; exits with 1 when something is missed.
import { parseArgs } from "node:util";
import { stopFetching } from "./packages/cache.ts";
import type { Row } from "./row.ts";
import { runApart } from "./run-apart.ts";
import { sections } from "./sections.ts";
import { printTable } from "./table.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** A part of the random cases and of the edits. */
    quick: { type: "boolean", default: false },
    /** Skip what is not in the cache instead of fetching it. */
    offline: { type: "boolean", default: false },
    /** Also what is wrong or unknown in rows that are as wanted. */
    details: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    /** The rows of the one section of this name, for the process that asked. */
    rows: { type: "string" },
  },
});
const options = { quick: values.quick, offline: values.offline, seed: Number(values.seed) };
if (options.offline) stopFetching();

if (values.rows !== undefined) {
  const section = sections.find(({ name }) => name === values.rows);
  console.log(JSON.stringify(await section?.run(options)));
} else {
  const chosen = sections.filter(
    ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
  );
  if (chosen.length === 0) {
    console.error(
      `no evidence has "${positionals.join('" or "')}" in its name: ${sections.map(({ name }) => name).join(", ")}`,
    );
    process.exit(2);
  }
  const rows = await runApart(chosen, options);
  console.log(printTable(rows, values.details ? Number.POSITIVE_INFINITY : 20));
  if (values.details)
    for (const row of rows.filter(({ ok }) => ok !== false))
      for (const line of row.details ?? []) console.log(`${row.name}: ${line}`);
  process.exitCode = rows.some(({ ok }: Row) => ok === false) ? 1 : 0;
}
