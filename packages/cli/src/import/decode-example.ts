import type { Codec, Encoding } from "@waybill/runtime";
import { jsonCodec } from "@waybill/runtime/json";
import { msgpackCodec } from "@waybill/runtime/msgpack";
import { opaqueProtobufTopic } from "@waybill/runtime/opaque-protobuf";
import { parseReadable } from "@waybill/runtime/readable";

export interface DecodedExample {
  readonly value: unknown;
  readonly extension: "json" | "msgpack" | "binpb";
  /** What the fixture holds. */
  readonly bytes: Uint8Array;
  /** What is odd about the file. */
  readonly note?: string;
}

const { codec: protobufCodec } = opaqueProtobufTopic("import", 1, {
  maxMessageBytes: Number.MAX_SAFE_INTEGER,
  messageName: "import",
});
const CODECS: Readonly<Record<Encoding, Codec>> = {
  json: jsonCodec,
  msgpack: msgpackCodec,
  protobuf: protobufCodec,
};
const EXTENSIONS = { json: "json", msgpack: "msgpack", protobuf: "binpb" } as const;
const USUAL: Readonly<Record<Encoding, readonly string[]>> = {
  json: ["json"],
  msgpack: ["msgpack", "mp", "bin"],
  protobuf: ["protobuf", "binpb", "pb", "bin"],
};

/**
 * What an example file holds under a topic's encoding, and the fixture it becomes: its own bytes, whatever the file is
 * called. A `.json` file of a msgpack topic is a message in readable form.
 *
 * @throws Error when the bytes are no message of that encoding
 */
export function decodeExample(file: string, bytes: Uint8Array, encoding: Encoding): DecodedExample {
  const extension = /\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? "";
  if (encoding === "msgpack" && extension === "json") {
    const text = withoutMark(bytes);
    const note = "is JSON in a msgpack topic; taken as the readable form of a message";
    return {
      value: parseReadable(new TextDecoder("utf-8", { fatal: true }).decode(text)),
      extension: "json",
      bytes: text,
      note,
    };
  }
  const body = encoding === "json" ? withoutMark(bytes) : bytes;
  const value = CODECS[encoding].read(body);
  const note =
    body !== bytes
      ? "begins with a byte order mark, which is no JSON; taken off"
      : USUAL[encoding].includes(extension)
        ? undefined
        : `is called ".${extension}" but holds ${encoding}`;
  return { value, extension: EXTENSIONS[encoding], bytes: body, ...(note === undefined ? {} : { note }) };
}

/** What a fixture may be called: the words of a path in lower case, joined with hyphens. */
export function fixtureName(shows: string): string {
  const words = shows
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  return words.length === 0 ? "example" : words.join("-");
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
