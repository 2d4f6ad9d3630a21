// The main job on this repository's own contracts: reads them, proves that the generated code is what they say, and
// runs every fixture through the built packages. Prints what a newcomer wants to see.
import { join } from "node:path";
import { styleText } from "node:util";
import {
  checkGenerated,
  generate,
  loadRegistry,
  readFixture,
  type TopicVersion,
  typeName,
} from "@waybill/cli";
import { decode, encode, loadTopic, type Topic, type TopicRegistry, tryDecode } from "@waybill/topics";
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
  /** Microseconds to decode each accepted message, once the code is warm. */
  readonly micros: readonly number[];
}

const rows: Row[] = [];
for (const source of registry.topics) {
  for (const version of source.versions) rows.push(await runFixtures(version));
}

/** Decodes every fixture with the topic as it is built, and counts those that pass, or fail by the rule they name. */
async function runFixtures(version: TopicVersion): Promise<Row> {
  const topic: Topic = await loadTopic(topics as TopicRegistry, version.topic, version.version);
  const wrong: string[] = [];
  const sizes: number[] = [];
  let passed = 0;
  let refused = 0;
  const micros: number[] = [];
  for (const fixture of version.fixtures) {
    const { bytes, expected } = readFixture(registry, version, fixture);
    const result = tryDecode(topic, bytes);
    const [issue] = result.ok ? [] : result.error.issues;
    if (issue?.rule !== expected?.rule || issue?.path !== expected?.path) wrong.push(fixture.file);
    else if (result.ok) passed++;
    else refused++;
    if (result.ok) {
      sizes.push(encode(topic, result.value).length);
      micros.push(medianMicros(() => decode(topic, bytes)));
    }
  }
  return {
    version,
    topic,
    passed,
    refused,
    wrong,
    sizes,
    micros,
  };
}

function medianMicros(run: () => unknown): number {
  const samples: number[] = [];
  for (let i = 0; i < 200; i++) {
    const start = performance.now();
    run();
    samples.push((performance.now() - start) * 1000);
  }
  return median(samples);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

const kb = (bytes: number) => (bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`);
const nameOfType = ({ version }: Row) =>
  version.message?.split(".").at(-1) ?? typeName(version.topic, version.version);

console.log(`\n${styleText("bold", "Waybill")}  ${registry.topics.length} topics from schemas/\n`);
console.log(
  table(
    ["topic", "encoding", "version", "type", "passed", "refused", "messages", "decoded in"],
    rows.map((row) => [
      row.version.topic,
      row.version.encoding,
      `v${row.version.version}`,
      nameOfType(row),
      alignRight(String(row.passed)),
      alignRight(String(row.refused)),
      alignRight(`${kb(Math.min(...row.sizes))} – ${kb(Math.max(...row.sizes))}`),
      alignRight(`${median(row.micros).toFixed(1)} µs`),
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
