import { readSync, writeSync } from "node:fs";
import {
  createRegistry,
  type DescFile,
  type DescMessage,
  fromBinary,
  fromJson,
  type Message,
  type Registry,
  toBinary,
  toJson,
} from "@bufbuild/protobuf";
import { decode, encode, type MessageCodec } from "@waybill/protobuf-codec";

/** Answers the requests of the conformance suite that come on standard input, each with its length before it. */

const isLibrary = process.argv.includes("--library");
const generated = new URL("../../node_modules/.cache/conformance/gen/", import.meta.url);
const files = [
  "google/protobuf/test_messages_proto2",
  "google/protobuf/test_messages_proto3",
  "google/protobuf/test_messages_proto2_editions",
  "google/protobuf/test_messages_proto3_editions",
  "google/protobuf/test_messages_edition2023",
];

type Module = Readonly<Record<string, unknown>>;

async function load(suffix: string): Promise<Module[]> {
  return Promise.all(files.map(async (file) => import(new URL(`${file}_${suffix}.js`, generated).href)));
}

const descriptors = (await load("pb")).flatMap((module) => Object.values(module).filter(isFile));
const registry: Registry = createRegistry(
  ...descriptors,
  ...descriptors.flatMap((file) => file.dependencies),
);
const codecs = new Map(
  (await load("codec")).flatMap((module) =>
    Object.entries(module as Readonly<Record<string, MessageCodec>>)
      .filter(([name]) => name.endsWith("Codec"))
      .map(([, codec]) => [codec.typeName, codec]),
  ),
);
const conformanceCodecs: Module = await import(new URL("conformance/conformance_codec.js", generated).href);

interface Request extends Message {
  payload:
    | { case: "protobufPayload"; value: Uint8Array }
    | { case: "jsonPayload" | "textPayload"; value: string };
  requestedOutputFormat: number;
  messageType: string;
  testCategory: number;
}

interface Response extends Message {
  result: { case: string; value: unknown };
}

const requestCodec = conformanceCodecs["ConformanceRequestCodec"] as MessageCodec<Request>;
const responseCodec = conformanceCodecs["ConformanceResponseCodec"] as MessageCodec<Response>;
const failureSetCodec = conformanceCodecs["FailureSetCodec"] as MessageCodec;
const [PROTOBUF, JSON_FORMAT] = [1, 2];
const JSON_IGNORE_UNKNOWN_PARSING_TEST = 3;

for (;;) {
  const head = read(4);
  if (head === undefined) break;
  const request = decode(requestCodec, read(head.readUInt32LE()) as Buffer);
  const result = request.messageType === "conformance.FailureSet" ? noFailures() : answer(request);
  const response = encode(responseCodec, { result } as never);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(response.length);
  write(Buffer.concat([length, response]));
}

function noFailures(): Response["result"] {
  return { case: "protobufPayload", value: encode(failureSetCodec, {}) };
}

function answer(request: Request): Response["result"] {
  const desc = registry.getMessage(request.messageType);
  const codec = codecs.get(request.messageType);
  if (desc === undefined || codec === undefined)
    return { case: "runtimeError", value: `no ${request.messageType}` };
  let message: Message;
  try {
    switch (request.payload.case) {
      case "protobufPayload":
        message = parse(desc, codec, request.payload.value);
        break;
      case "jsonPayload":
        message = fromJson(desc, JSON.parse(request.payload.value), {
          registry,
          ignoreUnknownFields: request.testCategory === JSON_IGNORE_UNKNOWN_PARSING_TEST,
        });
        break;
      default:
        return { case: "skipped", value: "text" };
    }
  } catch (error) {
    return { case: "parseError", value: String(error) };
  }
  try {
    switch (request.requestedOutputFormat) {
      case PROTOBUF:
        return { case: "protobufPayload", value: serialize(desc, codec, message) };
      case JSON_FORMAT:
        return { case: "jsonPayload", value: JSON.stringify(toJson(desc, message, { registry })) };
      default:
        return { case: "skipped", value: "text" };
    }
  } catch (error) {
    return { case: "serializeError", value: String(error) };
  }
}

function parse(desc: DescMessage, codec: MessageCodec, bytes: Uint8Array): Message {
  return isLibrary ? fromBinary(desc, bytes) : decode(codec, bytes);
}

function serialize(desc: DescMessage, codec: MessageCodec, message: Message): Uint8Array {
  return isLibrary ? toBinary(desc, message) : encode(codec, message as never);
}

function isFile(value: unknown): value is DescFile {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "file";
}

/** So many bytes of the input; undefined at its end. */
function read(length: number): Buffer | undefined {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; ) {
    const count = readSync(0, bytes, at, length - at, null);
    if (count === 0) return undefined;
    at += count;
  }
  return bytes;
}

function write(bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
}
