import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fromBinary, toBinary } from "@bufbuild/protobuf";
import { decode, encode } from "@waybill/protobuf-codec";
import { TraceItemSchema } from "@waybill/protos/sentry_protos/snuba/v1/trace_item";
import { TraceItemCodec } from "@waybill/protos/sentry_protos/snuba/v1/trace_item_codec";
import { build } from "esbuild";

/** One way to read and write a TraceItem; the messages are as the library has them. */
export interface Contender {
  readonly name: string;
  readonly decode: (bytes: Uint8Array) => unknown;
  readonly encode: (message: never) => Uint8Array;
}

export const library: Contender = {
  name: "protobuf-es",
  decode: (bytes) => fromBinary(TraceItemSchema, bytes),
  encode: (message) => toBinary(TraceItemSchema, message),
};

export const codec: Contender = {
  name: "codec",
  decode: (bytes) => decode(TraceItemCodec, bytes),
  encode: (message) => encode(TraceItemCodec, message),
};

const here = join(import.meta.dirname, "../..");
const proto = join(here, "../../proto");
const traceItem = "sentry_protos/snuba/v1/trace_item";
/** Within the package, so that what is generated finds its libraries; ignored by git. */
const folder = join(here, "node_modules/.cache/peers");

/** The same messages in other libraries, generated now, each by its own generator. */
export async function peers(): Promise<Contender[]> {
  mkdirSync(folder, { recursive: true });
  run(
    "pbjs",
    "-t",
    "static-module",
    "-w",
    "es6",
    "-p",
    proto,
    "-o",
    "protobufjs.js",
    join(proto, `${traceItem}.proto`),
  );
  writeFileSync(join(folder, "trace_item.proto"), inOneFile());
  writeFileSync(join(folder, "pbf.js"), run("pbf", "trace_item.proto"));
  const plugin = (name: string, out: string, opt: string[]) => ({ local: name, out, strategy: "all", opt });
  const tsProto = [
    "forceLong=bigint",
    "oneof=unions-value",
    "unknownFields=true",
    "useDate=false",
    "outputJsonMethods=false",
  ];
  const template = {
    version: "v2",
    plugins: [
      plugin("protoc-gen-ts_proto", "ts-proto", [
        ...tsProto,
        "outputPartialMethods=false",
        "outputServices=none",
      ]),
      plugin("protoc-gen-ts", "protobuf-ts", ["long_type_bigint"]),
    ],
  };
  run(
    "buf",
    "generate",
    proto,
    "--template",
    JSON.stringify(template),
    "--path",
    join(proto, `${traceItem}.proto`),
    "--include-imports",
  );
  return [
    await protobufjs(),
    await generated("ts-proto", `ts-proto/${traceItem}.ts`, ({ TraceItem }) => ({
      decode: (bytes) => TraceItem.decode(bytes),
      encode: (message) => TraceItem.encode(message).finish(),
    })),
    await generated("protobuf-ts", `protobuf-ts/${traceItem}.ts`, ({ TraceItem }) => ({
      decode: (bytes) => TraceItem.fromBinary(bytes),
      encode: (message) => TraceItem.toBinary(message),
    })),
    await pbf(),
  ];
}

function protobufjs(): Promise<Contender> {
  return generated("protobufjs", "protobufjs.js", ({ sentry_protos }) => {
    const { TraceItem } = sentry_protos.snuba.v1;
    return {
      decode: (bytes) => TraceItem.decode(bytes),
      encode: (message) => TraceItem.encode(message).finish(),
    };
  });
}

async function pbf(): Promise<Contender> {
  const { PbfReader, PbfWriter } = await import("pbf");
  return generated("pbf", "pbf.js", ({ readTraceItem, writeTraceItem }) => ({
    decode: (bytes) => readTraceItem(new PbfReader(bytes)),
    encode: (message) => {
      const writer = new PbfWriter();
      writeTraceItem(message, writer);
      return writer.finish();
    },
  }));
}

/** What the generators of the peers export, of which nothing is known to the compiler. */
// biome-ignore lint/suspicious/noExplicitAny: code of others that does not exist yet
type Generated = Record<string, any>;

async function generated(
  name: string,
  entry: string,
  use: (module: Generated) => Omit<Contender, "name">,
): Promise<Contender> {
  const outfile = join(folder, `${name}.bundle.mjs`);
  await build({
    entryPoints: [join(folder, entry)],
    bundle: true,
    format: "esm",
    platform: "node",
    outfile,
    logLevel: "error",
  });
  return { name, ...use(await import(outfile)) };
}

/** For pbf, which looks for imports beside the file that has them. */
function inOneFile(): string {
  const text = (file: string) => readFileSync(join(proto, `${file}.proto`), "utf8");
  const [type = ""] =
    /^enum TraceItemType \{[^}]*\}/m.exec(text("sentry_protos/snuba/v1/request_common")) ?? [];
  return `${text(traceItem)
    .replace(/^import .*$/gm, "")
    .replaceAll("google.protobuf.Timestamp", "Timestamp")}
${type}
message Timestamp { int64 seconds = 1; int32 nanos = 2; }
`;
}

function run(command: string, ...args: string[]): string {
  const binaries = [here, join(here, "../..")].map((root) => join(root, "node_modules/.bin"));
  const PATH = [...binaries, process.env["PATH"]].join(delimiter);
  return execFileSync(command, args, { cwd: folder, env: { ...process.env, PATH }, encoding: "utf8" });
}
