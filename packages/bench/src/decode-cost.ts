import { Decoder } from "@msgpack/msgpack";
import { decode, decodeUnvalidated, validate } from "@waybill/topics";
import { compare } from "./measure.ts";
import { type Message, messagesOf } from "./messages.ts";

/** All but `floor` as multiples of it. */
export interface DecodeCost {
  readonly topic: string;
  readonly encoding: string;
  readonly message: string;
  readonly bytes: number;
  /**
   * Microseconds for what a consumer without contracts does: `JSON.parse` of the bytes decoded as UTF-8, or
   * `@msgpack/msgpack`; of a document in the message's byte arrays as well, where it `holdsDocument`.
   */
  readonly floor: number;
  /** The message has a JSON document in an array of byte values. */
  readonly holdsDocument: boolean;
  /**
   * The bare parse of the message, and `validate` of the result, which parses a document in it. Bytes that JSON spells as
   * an array are bytes to `validate`: of a message that `holdsDocument` it is `decodeUnvalidated` and `validate`.
   */
  readonly parseAndValidate: number;
  /** `decodeUnvalidated`: the strict reader alone. */
  readonly read: number;
  /** `decode`: the strict reader and validation. */
  readonly decode: number;
}

export async function costs(schemas: string, encoding: "json" | "msgpack"): Promise<DecodeCost[]> {
  return (await messagesOf(schemas, encoding)).map((message) => costOf(message));
}

export function costOf({ topic, name, bytes }: Message, rounds = 120): DecodeCost {
  const parse = topic.encoding === "json" ? parseJson : (bytes: Uint8Array) => peer.decode(bytes);
  const documents = topic.encoding === "json" ? documentsIn(parse(bytes)) : [];
  const floor = () => {
    for (const document of documents) parse(document);
    return parse(bytes);
  };
  const contenders = {
    parseAndValidate:
      documents.length === 0
        ? () => validate(topic, parse(bytes))
        : () => validate(topic, decodeUnvalidated(topic, bytes)),
    read: () => decodeUnvalidated(topic, bytes),
    decode: () => decode(topic, bytes),
  };
  const { micros, ratios } = compare(floor, contenders, { rounds });
  const message = { topic: topic.name, encoding: topic.encoding, message: name, bytes: bytes.length };
  return { ...message, floor: micros, holdsDocument: documents.length > 0, ...ratios };
}

/** Checks less than we do: it accepts repeated keys and invalid UTF-8, and rounds integers. */
const peer = new Decoder();

function parseJson(bytes: Uint8Array): unknown {
  return JSON.parse(utf8.decode(bytes));
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The JSON objects in arrays of byte values, at any depth. */
function documentsIn(value: unknown): Uint8Array[] {
  if (typeof value !== "object" || value === null) return [];
  const [first] = Array.isArray(value) ? value : [];
  if (first === 0x7b) return [Uint8Array.from(value as readonly number[])];
  return Object.values(value).flatMap(documentsIn);
}
