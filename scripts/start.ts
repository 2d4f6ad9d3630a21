// The main job on this repository's own contracts: reads them, proves that the generated code is what they say, and
// runs every fixture through the built packages. Prints what a newcomer wants to see.
import { join } from "node:path";
import { styleText } from "node:util";
import { checkGenerated, generate, loadRegistry, readFixture, type TopicVersion } from "@waybill/cli";
import { encode, loadTopic, type Topic, tryDecode } from "@waybill/topics";
import { registry as topics } from "@waybill/topics/registry";
import { show } from "./start/show.ts";
import { alignRight, table } from "./start/table.ts";

const began = performance.now();
const root = join(import.meta.dirname, "..");
const registry = await loadRegistry(join(root, "schemas"));
const { files, findings } = await generate(registry);
const drift = await checkGenerated(join(root, "packages/topics/src/gen"), files);
const generatedIn = performance.now() - began;

interface Row {
  readonly version: TopicVersion;
  readonly topic: Topic;
  readonly passed: number;
  readonly refused: number;
  readonly wrong: readonly string[];
  readonly sizes: readonly number[];
  readonly micros: number;
}

const rows: Row[] = [];
for (const source of registry.topics) {
  for (const version of source.versions) rows.push(await runFixtures(version));
}

/** Decodes every fixture with the topic as it is built, and counts the verdicts that are as its name says. */
async function runFixtures(version: TopicVersion): Promise<Row> {
  const topic: Topic = await loadTopic(topics, version.topic, version.version);
  const wrong: string[] = [];
  const sizes: number[] = [];
  let passed = 0;
  let refused = 0;
  let micros = 0;
  for (const fixture of version.fixtures) {
    const { bytes } = readFixture(registry, version, fixture);
    const start = performance.now();
    const result = tryDecode(topic, bytes);
    micros += (performance.now() - start) * 1000;
    if (result.ok !== (fixture.verdict === "pass")) wrong.push(fixture.file);
    else if (result.ok) passed++;
    else refused++;
    if (result.ok) sizes.push(encode(topic, result.value).length);
  }
  return {
    version,
    topic,
    passed,
    refused,
    wrong,
    sizes,
    micros: micros / Math.max(1, version.fixtures.length),
  };
}

const kb = (bytes: number) => (bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`);
const typeName = (row: Row) =>
  row.version.message?.split(".").at(-1) ??
  `${row.version.topic.replace(/(?:^|-)(.)/g, (_, c: string) => c.toUpperCase())}V${row.version.version}`;

console.log(`\n${styleText("bold", "Waybill")}  ${registry.topics.length} topics from schemas/\n`);
console.log(
  table(
    ["topic", "encoding", "version", "type", "passed", "refused", "messages", "decoded in"],
    rows.map((row) => [
      row.version.topic,
      row.version.encoding,
      `v${row.version.version}`,
      typeName(row),
      alignRight(String(row.passed)),
      alignRight(String(row.refused)),
      alignRight(`${kb(Math.min(...row.sizes))} – ${kb(Math.max(...row.sizes))}`),
      alignRight(`${row.micros.toFixed(0)} µs`),
    ]),
  ),
);

await show(registry);

const wrong = rows.flatMap((row) => row.wrong);
const total = (key: "passed" | "refused") => rows.reduce((sum, row) => sum + row[key], 0);
const current = drift.length === 0 ? "is current" : "is NOT current: run `pnpm generate`";
console.log(`\ngenerated code ${current} (${files.size} files in ${(generatedIn / 1000).toFixed(1)} s)`);
for (const file of wrong) console.log(`${styleText("red", "wrong verdict")} ${file}`);
for (const finding of findings)
  console.log(`${styleText("yellow", finding.rule)} ${finding.file}: ${finding.message}`);
console.log(
  `${total("passed")} messages accepted, ${total("refused")} refused, ${wrong.length} wrong verdicts, in ${((performance.now() - began) / 1000).toFixed(1)} s`,
);
console.log("\nnext: npx -y pnpm@12 waybill --help");
process.exitCode = wrong.length > 0 || drift.length > 0 ? 1 : 0;
