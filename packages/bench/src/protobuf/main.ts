// TraceItems in the codec and in other libraries, as multiples of what protobuf-es does in the same time. `--json` for
// machines; `--write` puts the tables into the README of the plugin; `--assert` measures the codec alone and exits with 1 when a ratio is below its budget.
import { toBinary, toJsonString } from "@bufbuild/protobuf";
import { decode, encodeInto, fields, lazy } from "@waybill/protobuf-codec";
import { type TraceItem, TraceItemSchema } from "@waybill/protos/sentry_protos/snuba/v1/trace_item";
import { TraceItemCodec } from "@waybill/protos/sentry_protos/snuba/v1/trace_item_codec";
import { sizeOf } from "../bundle-size.ts";
import { compare } from "../measure.ts";
import { importCosts, NOTHING } from "../start-up.ts";
import { exceeded } from "./budgets.ts";
import { faultsOf, survives } from "./faults.ts";
import { Items } from "./items.ts";
import { addNatives } from "./native/add.ts";
import { natives } from "./native/build.ts";
import { type Contender, codec, library, peers } from "./peers.ts";
import { timesUnderPressure } from "./pressure.ts";
import { writeReadme } from "./readme.ts";
import type { Row } from "./row.ts";

const isShort = process.argv.includes("--assert");
const seeded = new Items(1);
const VARIANTS = 4;
const sets = Object.entries({
  "replay item": () => seeded.replayItem(),
  "4 attributes": () => seeded.item(4),
  "10 attributes": () => seeded.item(10),
  "50 attributes": () => seeded.item(50),
  "200 attributes": () => seeded.item(200),
  "50 unique keys": () => seeded.item(50, true),
}).map(([name, make]) => ({ name, items: Array.from({ length: VARIANTS }, make) }));

const contenders = isShort ? [codec] : [codec, ...(await peers())];
for (const contender of contenders) {
  for (const { name, items } of sets) {
    const isIntact = items.every((item) => survives(contender, toBinary(TraceItemSchema, item)));
    if (contender === codec && !isIntact) throw new Error(`the codec changes ${name}`);
  }
}

const decoding = sets.map(({ name, items }) => {
  const messages = items.map((item) => toBinary(TraceItemSchema, item));
  const texts = items.map((item) => toJsonString(TraceItemSchema, item));
  return row(name, messages, (contender) => (i) => contender.decode(messages[i] as Uint8Array), {
    "JSON.parse": (i) => JSON.parse(texts[i] as string),
  });
});
const encoding = sets.map(({ name, items }) => {
  const messages = items.map((item) => toBinary(TraceItemSchema, item));
  const own = new Map(
    [library, ...contenders].map((each) => [each, messages.map((bytes) => each.decode(bytes) as never)]),
  );
  const buffer = new Uint8Array(1 << 16);
  return row(name, messages, (contender) => (i) => contender.encode(own.get(contender)?.[i] as never), {
    "codec, encodeInto": (i) => encodeInto(TraceItemCodec, own.get(codec)?.[i] as never, buffer),
  });
});
const partial = sets.map(({ name, items }) => {
  const messages = items.map((item) => toBinary(TraceItemSchema, item));
  const [first] = items as [TraceItem];
  const some = Object.keys(first.attributes).slice(-5);
  const scalars = fields("itemType", "traceId", "retentionDays");
  const paths = fields(...some.map((key) => `attributes.${key}` as const));
  return row(
    name,
    messages,
    () => (i) => library.decode(messages[i] as Uint8Array),
    {
      "3 scalars": (i) => decode(TraceItemCodec, messages[i] as Uint8Array, { only: scalars }),
      "5 attributes": (i) => decode(TraceItemCodec, messages[i] as Uint8Array, { only: paths }),
      "lazy, 1 attribute": (i) =>
        lazy(TraceItemCodec, messages[i] as Uint8Array).entry("attributes", some[0] as string),
    },
    [],
  );
});

const nativePrograms = isShort ? [] : natives();
await addNatives(nativePrograms, sets, { decode: decoding, encode: encoding });

const missing = nativePrograms.flatMap((each) =>
  "missing" in each ? [`${each.name} ${each.missing}.`] : [],
);

const pressed = sets.map(({ name, items }) => {
  const messages = items.map((item) => toBinary(TraceItemSchema, item));
  const [read, readByLibrary] = [codec, library].map(({ decode: verb }) => {
    let i = 0;
    return () => verb(messages[i++ % messages.length] as Uint8Array);
  }) as [() => unknown, () => unknown];
  return { name, times: timesUnderPressure(readByLibrary, read, isShort ? 2 : 10) };
});

const module = "@waybill/protos/sentry_protos/snuba/v1/trace_item_codec";
const programs = {
  "decode and encode": `import { TraceItemCodec } from "${module}"; console.log(encode(TraceItemCodec, decode(TraceItemCodec, new Uint8Array(0))));`,
  "decode alone": `import { TraceItemDecoder } from "${module}"; console.log(decode(TraceItemDecoder, new Uint8Array(0)));`,
  "encode alone": `import { TraceItemEncoder } from "${module}"; console.log(encode(TraceItemEncoder, {}));`,
};
const bundles = await Promise.all(
  Object.entries(programs).map(async ([name, program]) => ({
    name,
    bytes: await sizeOf(`import { decode, encode } from "@waybill/protobuf-codec"; ${program}`),
  })),
);
const imports = importCosts([NOTHING, module]);
const importMs = (imports.get(module)?.ms ?? Number.NaN) - (imports.get(NOTHING)?.ms ?? 0);
const faults = Object.fromEntries([library, ...contenders].map((each) => [each.name, faultsOf(each)]));

if (process.argv.includes("--json")) {
  console.log(JSON.stringify({ decoding, encoding, partial, pressed, bundles, importMs, faults }, null, 2));
} else {
  print("decoding: messages in the time of one of protobuf-es; * gives them back changed", decoding);
  print("encoding", encoding);
  print("reading parts: as many in the time of one whole message of protobuf-es", partial);
  for (const native of nativePrograms)
    if ("missing" in native) console.log(`${native.name} ${native.missing}`);
  console.log(`\n${pressureLine()}`);
  console.log(`\n${bundleLine()}`);
  console.log(`import above an empty Node process: ${importMs.toFixed(1)} ms\n`);
  for (const [name, all] of Object.entries(faults))
    console.log(`${name.padEnd(12)} ${all.join("; ") || "none of these faults"}`);
}
if (process.argv.includes("--write")) {
  writeReadme({ decode: decoding, encode: encoding, "parts of a message": partial }, [
    ...missing,
    pressureLine(),
    bundleLine(),
    ...faultLines(),
  ]);
}
if (isShort) {
  const lines = exceeded({ decoding, encoding, partial, pressed, bundles });
  for (const line of lines) console.error(line);
  process.exitCode = lines.length > 0 ? 1 : 0;
}

function pressureLine(): string {
  const all = pressed.map(({ name, times }) => `${times.toFixed(1)} (${name})`).join(", ");
  return `Decoding with a full garbage collection every 100 ms, times protobuf-es: ${all}.`;
}

function bundleLine(): string {
  const all = bundles.map(({ name, bytes }) => `${(bytes / 1024).toFixed(1)} kB (${name})`).join(", ");
  return `A program with TraceItem, minified and gzipped: ${all}.`;
}

/** What the others lose or let pass. */
function faultLines(): string[] {
  const lines = Object.entries(faults).filter(([, all]) => all.length > 0);
  return [lines.map(([name, all]) => `* ${name} ${all.join(", ")}.`).join("\n")];
}

type Run = (i: number) => unknown;

function row(
  name: string,
  messages: readonly Uint8Array[],
  use: (contender: Contender) => Run,
  others: Readonly<Record<string, Run>>,
  all: readonly Contender[] = contenders,
): Row {
  const cycle = (run: Run) => {
    let i = 0;
    return () => {
      i = (i + 1) % messages.length;
      return run(i);
    };
  };
  const runs = Object.fromEntries(all.map((each) => [each.name, cycle(use(each))]));
  const rest = Object.fromEntries(Object.entries(others).map(([key, run]) => [key, cycle(run)]));
  // On a busy machine the engine takes longer to optimise than calibrating the samples does.
  for (const run of [cycle(use(library)), ...Object.values(runs), ...Object.values(rest)]) {
    const end = performance.now() + 300;
    while (performance.now() < end) run();
  }
  const { micros, ratios } = compare(
    cycle(use(library)),
    { ...runs, ...rest },
    { rounds: isShort ? 150 : 300 },
  );
  const isChanged = (key: string) => {
    const contender = all.find((each) => each.name === key);
    return contender !== undefined && !messages.every((bytes) => survives(contender, bytes));
  };
  const times = Object.entries(ratios).map(([key, ratio]) => [isChanged(key) ? `${key} *` : key, 1 / ratio]);
  return { name, bytes: messages[0]?.length ?? 0, micros, times: Object.fromEntries(times) };
}

function print(title: string, rows: readonly Row[]): void {
  const columns = [...new Set(rows.flatMap((each) => Object.keys(each.times)))];
  console.log(`\n${title}\n`);
  console.log(
    `${" ".repeat(24)}${["protobuf-es, us", ...columns].map((column) => column.padStart(18)).join("")}`,
  );
  for (const { name, bytes, micros, times } of rows) {
    const cells = [micros.toFixed(2), ...columns.map((column) => times[column]?.toFixed(2) ?? "")];
    console.log(
      `${name.padEnd(15)}${String(bytes).padStart(7)} B${cells.map((cell) => cell.padStart(18)).join("")}`,
    );
  }
}
