// Prints what the README may claim. `--json` for machines; `--assert` exits with 1 when a budget is exceeded.
import { join } from "node:path";
import { registry } from "@waybill/topics/registry";
import { bundleSize } from "./bundle-size.ts";
import { type DecodeCost, decodeCosts } from "./decode-cost.ts";
import { median } from "./measure.ts";
import { importCosts } from "./start-up.ts";

/** What must hold of the JSON topics; the decode budget is for the median message of a topic, since one message's ratio is noisy. */
const budget = { decode: 1.15, importMs: 10, bundleBytes: 6 * 1024 };

const topics = await Promise.all(
  Object.entries(registry).flatMap(([name, versions]) =>
    Object.values(versions).map(async (load) => {
      const { encoding, version } = await load();
      const constant = `${name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}V${version}`;
      const module = `@waybill/topics/${name}`;
      return { name, encoding, version, module, bundleBytes: await bundleSize(module, constant) };
    }),
  ),
);
const costs = await decodeCosts(join(import.meta.dirname, "../../../schemas"));
const imports = importCosts(topics.map((topic) => topic.module));
const report = {
  topics: topics.map((topic) => ({ ...topic, importMs: imports.get(topic.module) ?? Number.NaN })),
  costs,
};

if (process.argv.includes("--json")) {
  console.log(JSON.stringify(report, null, 2));
} else {
  console.log(
    "decode (strict parse and validation) and validate, as multiples of JSON.parse of the same bytes\n",
  );
  for (const c of costs) {
    console.log(
      `${c.topic.padEnd(26)} ${c.message.padEnd(44)} ${String(c.bytes).padStart(7)} B  parse ${c.parse.toFixed(1).padStart(7)} us` +
        `  decode ${c.decode.toFixed(2)}  validate ${c.validate.toFixed(2)}`,
    );
  }
  console.log(
    "\none topic with the verb decode: bundle minified and gzipped; import above an empty Node process\n",
  );
  for (const t of report.topics) {
    console.log(
      `${t.name.padEnd(26)} ${t.encoding.padEnd(9)} ${(t.bundleBytes / 1024).toFixed(1).padStart(5)} kB  ${t.importMs.toFixed(1).padStart(5)} ms`,
    );
  }
}

if (process.argv.includes("--assert")) {
  const exceeded = [...overDecodeBudget(costs), ...overStaticBudgets(report.topics)];
  for (const line of exceeded) console.error(line);
  process.exitCode = exceeded.length > 0 ? 1 : 0;
}

function overDecodeBudget(all: readonly DecodeCost[]): string[] {
  return [...Map.groupBy(all, (c) => c.topic)]
    .map(([topic, group]) => ({ topic, ratio: median(group.map((c) => c.decode)) }))
    .filter(({ ratio }) => ratio > budget.decode)
    .map(
      ({ topic, ratio }) =>
        `${topic}: decode costs ${ratio.toFixed(2)} times JSON.parse, budget ${budget.decode}`,
    );
}

function overStaticBudgets(all: readonly (typeof report.topics)[number][]): string[] {
  return all
    .filter((t) => t.encoding === "json")
    .flatMap((t) => [
      ...(t.bundleBytes > budget.bundleBytes
        ? [`${t.name}: bundle has ${t.bundleBytes} bytes, budget ${budget.bundleBytes}`]
        : []),
      ...(t.importMs > budget.importMs
        ? [`${t.name}: import takes ${t.importMs.toFixed(1)} ms, budget ${budget.importMs}`]
        : []),
    ]);
}
