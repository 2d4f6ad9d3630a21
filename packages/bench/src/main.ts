// Prints what the README may claim. `--json` for machines; `--assert` exits with 1 when a budget is exceeded.
import { join } from "node:path";
import { registry } from "@waybill/topics/registry";
import { compatBudget, exceededRatios, exceededStatics } from "./budgets.ts";
import { bundleSize, packageSize } from "./bundle-size.ts";
import { costs, type DecodeCost } from "./decode-cost.ts";
import { type ImportCost, importCosts, NOTHING } from "./start-up.ts";

const schemas = join(import.meta.dirname, "../../../schemas");
const modules = await Promise.all(
  Object.entries(registry).flatMap(([name, versions]) =>
    Object.values(versions).map(async (load) => {
      const { encoding, version } = await load();
      const constant = `${name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}V${version}`;
      const module = `@waybill/topics/${name}`;
      return { name, encoding, version, module, bundleBytes: await bundleSize(module, constant) };
    }),
  ),
);
const json = await costs(schemas, "json");
const msgpack = await costs(schemas, "msgpack");
const imports = importCosts([NOTHING, ...modules.map(({ module }) => module)]);
const compatBytes = await packageSize("@waybill/compat");
const topics = modules.map((topic) => ({ ...topic, import: imports.get(topic.module) as ImportCost }));

if (process.argv.includes("--json")) {
  console.log(JSON.stringify({ topics, compatBytes, costs: [...json, ...msgpack] }, null, 2));
} else {
  print(
    "JSON.parse of the bytes as UTF-8 is 1; * it and that of the document in the message's byte arrays",
    json,
  );
  print(
    "decode of @msgpack/msgpack is 1; it does not parse JSON documents in the message, which the schema asks for",
    msgpack,
  );
  console.log(
    "\none topic with the verb decode: bundle minified and gzipped; its import in a Node process: the quickest, and the\nprocessor time as a share of what an empty process takes to start\n",
  );
  console.log(`${"(an empty module)".padEnd(46)}${inWords(imports.get(NOTHING) as ImportCost)}`);
  for (const t of topics) {
    const size = `${(t.bundleBytes / 1024).toFixed(1).padStart(5)} kB`;
    console.log(`${t.name.padEnd(26)} ${t.encoding.padEnd(9)} ${size}  ${inWords(t.import)}`);
  }
  console.log(`\n@waybill/compat with what it needs ${(compatBytes / 1024).toFixed(1)} kB`);
}

if (process.argv.includes("--assert")) {
  const exceeded = [
    ...(await exceededRatios(schemas, [...json, ...msgpack])),
    ...exceededStatics(topics),
    ...(compatBytes > compatBudget ? [`@waybill/compat: ${compatBytes} bytes, budget ${compatBudget}`] : []),
  ];
  for (const line of exceeded) console.error(line);
  process.exitCode = exceeded.length > 0 ? 1 : 0;
}

function inWords({ ms, share }: ImportCost): string {
  return `${ms.toFixed(1).padStart(5)} ms ${(share * 100).toFixed().padStart(4)} %`;
}

function print(title: string, all: readonly DecodeCost[]): void {
  console.log(`\n${title}\n`);
  const columns = ["parse, us", "parse + validate", "strict read", "decode"];
  console.log(`${" ".repeat(82)}${columns.map((column) => column.padStart(18)).join("")}`);
  for (const c of all) {
    const message = `${c.topic.padEnd(26)} ${c.message.padEnd(44)}${String(c.bytes).padStart(7)} B${c.holdsDocument ? " *" : "  "}`;
    const ratios = [c.parseAndValidate, c.read, c.decode].map((ratio) => ratio.toFixed(2));
    console.log(message + [c.floor.toFixed(1), ...ratios].map((text) => text.padStart(18)).join(""));
  }
}
