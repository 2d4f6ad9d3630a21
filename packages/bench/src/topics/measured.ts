import type { Topic } from "@waybill/topics";
import { sizeOf } from "../bundle-size.ts";
import { contendersFor, type FaultsOfPeer, faultsOfParse } from "./contenders.ts";
import { type Contender, decodeRow, encodeRow, errorRow, validateRow } from "./json-rows.ts";
import { faultsOfMsgpack, msgpackDecodeRow, msgpackEncodeRow } from "./msgpack-rows.ts";
import { type Pressed, pressedRow } from "./pressure.ts";
import { fastPath, type ProgramCost, programCosts } from "./programs.ts";
import type { Row } from "./rows.ts";
import { fixtureSets, generatedSets, type MessageSet } from "./sets.ts";

/** All rows, by what is done with the messages. */
export interface Rows {
  readonly decode: readonly Row[];
  readonly validate: readonly Row[];
  readonly error: readonly Row[];
  readonly encode: readonly Row[];
  readonly msgpackDecode: readonly Row[];
  readonly msgpackEncode: readonly Row[];
}

export interface Measured {
  readonly rows: Rows;
  readonly pressed: readonly Pressed[];
  readonly programs: readonly { readonly topic: string; readonly costs: readonly ProgramCost[] }[];
  readonly fastPaths: readonly FastPath[];
  readonly faults: readonly FaultsOfPeer[];
}

/** Bytes of a program that only reads and judges, minified and gzipped. */
export interface FastPath {
  readonly topic: string;
  readonly bytes: number;
}

/** Everything, against every peer. */
export async function measureAll(): Promise<Measured> {
  const generated = await generatedSets();
  const json = [...generated.json, ...(await fixtureSets("json"))];
  const msgpack = [...generated.msgpack, ...(await fixtureSets("msgpack")).filter(isRecording)];
  const topics = new Set(json.map(({ topic }) => topic));
  const first = await contendersFor(topics);
  const of = ({ topic }: MessageSet) => first.contenders.get(topic) ?? [];
  const rows = rowsOf(json, msgpack, of);
  const usual = [
    ...generated.json.filter(({ name }) => /^one$|^100 flags|as object$/.test(name)),
    ...generated.msgpack.filter(({ name }) => /^20 .* alone$/.test(name)),
  ];
  const pressed = usual.map((set) =>
    pressedRow(
      set,
      of(set).filter(({ name }) => /^Ajv$|^zod$/.test(name)),
    ),
  );
  const { schemasafe } = await import("./peers/schemasafe.ts");
  const last = await contendersFor(topics, [schemasafe]);
  return {
    rows: withColumn(
      rows,
      rowsOf(json, [], ({ topic }) => last.contenders.get(topic) ?? []),
      schemasafe.name,
    ),
    pressed,
    programs: await inTurn([...usual, ...(await fixtureSets("protobuf"))], async (set) => ({
      topic: set.topic.name,
      costs: await programCosts(set, 24),
    })),
    fastPaths: await fastPathsOf(topics),
    faults: [
      ...(await faultsOfParse(topics)),
      ...first.faults,
      ...last.faults,
      ...(await faultsOfMsgpack(generated.msgpack[0]?.topic as Topic)),
    ],
  };
}

/** Ours alone, on generated messages. */
export async function measureShort(): Promise<Pick<Measured, "rows" | "fastPaths">> {
  const { json, msgpack } = await generatedSets();
  const topics = new Set(json.map(({ topic }) => topic));
  return { rows: rowsOf(json, msgpack, () => []), fastPaths: await fastPathsOf(topics) };
}

function rowsOf(
  json: readonly MessageSet[],
  msgpack: readonly MessageSet[],
  of: (set: MessageSet) => readonly Contender[],
): Rows {
  const generated = json.filter(({ wrong }) => wrong.length > 0);
  return {
    decode: json.map((set) => decodeRow(set, of(set))),
    validate: json.map((set) => validateRow(set, of(set))),
    error: generated.map((set) => errorRow(set, of(set))),
    encode: generated.map((set) => encodeRow(set, of(set))),
    msgpackDecode: msgpack.map((set) => msgpackDecodeRow(set)),
    msgpackEncode: msgpack.map((set) => msgpackEncodeRow(set)),
  };
}

function fastPathsOf(topics: ReadonlySet<Topic>): Promise<FastPath[]> {
  return inTurn([...topics], async (topic) => ({
    topic: topic.name,
    bytes: await sizeOf(fastPath(topic)),
  }));
}

/** The rows with one more contender, from rows that are measured apart, each against the same floor. */
function withColumn(rows: Rows, more: Rows, name: string): Rows {
  const merged = Object.entries(rows).map(([part, own]: [string, readonly Row[]]) => [
    part,
    own.map((row, i) => {
      const other = more[part as keyof Rows][i];
      const ratio = other?.ratios[name];
      if (other === undefined || ratio === undefined) return row;
      return {
        ...row,
        ratios: { ...row.ratios, [name]: ratio },
        spreads: { ...row.spreads, [name]: other.spreads[name] ?? 0 },
        marked: [...row.marked, ...other.marked],
      };
    }),
  ]);
  return Object.fromEntries(merged) as Rows;
}

/** Other fixtures have integers that other readers round, or JSON that each has to parse in its own way. */
function isRecording({ topic, name }: MessageSet): boolean {
  return topic.name === "ingest-replay-recordings" && name.endsWith("captured from SDKs");
}

async function inTurn<T, U>(items: readonly T[], run: (item: T) => Promise<U>): Promise<U[]> {
  const results: U[] = [];
  for (const item of items) results.push(await run(item));
  return results;
}
