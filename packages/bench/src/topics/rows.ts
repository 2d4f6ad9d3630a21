import { deepStrictEqual } from "node:assert";
import { Decoder } from "@msgpack/msgpack";
import { decode, decodeUnvalidated, encode, is } from "@waybill/topics";
import { Ajv } from "ajv";
import { Unpackr } from "msgpackr";
import { compare } from "../measure.ts";
import type { Message } from "../messages.ts";

export interface Row {
  readonly topic: string;
  readonly message: string;
  readonly bytes: number;
  /** Of the floor. */
  readonly micros: number;
  /** What each contender takes, as a multiple of the floor; one that gives something else is marked with an asterisk. */
  readonly ratios: Readonly<Record<string, number>>;
}

const reference = new Decoder();
const unpackr = new Unpackr({ useRecords: false, mapsAsObjects: true });

/**
 * Decoding against `@msgpack/msgpack`, of a recording without the JSON document that its contract has us parse and others
 * do not; `undefined` for a message that cannot be without.
 */
export function msgpackRow({ topic, name, bytes }: Message): Row | undefined {
  const whole = decode(topic, bytes) as Record<string, unknown>;
  if (!("replay_event" in whole)) return undefined;
  const message = encode(topic, { ...whole, replay_event: null });
  const expected = decode(topic, message);
  const { micros, ratios } = compare(() => reference.decode(message), {
    "strict read": () => decodeUnvalidated(topic, message),
    "decode, validated": () => decode(topic, message),
    [`msgpackr${isSame(() => unpackr.unpack(message), expected) ? "" : " *"}`]: () => unpackr.unpack(message),
  });
  return { topic: topic.name, message: name, bytes: message.length, micros, ratios };
}

/** Validation of what `JSON.parse` makes of the message, against that parse. */
export function validationRow({ topic, name, bytes }: Message): Row {
  const utf8 = new TextDecoder();
  const value: unknown = JSON.parse(utf8.decode(bytes));
  const schema = topic["~standard"].jsonSchema.input({ target: "draft-07" });
  const ajv = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  // What of it is bytes to us is a list to Ajv.
  const message = decodeUnvalidated(topic, bytes);
  if (!is(topic, message) || !ajv(value)) throw new Error(`validators disagree on ${topic.name}: ${name}`);
  const { micros, ratios } = compare(() => JSON.parse(utf8.decode(bytes)), {
    validate: () => is(topic, message),
    "Ajv at run time": () => ajv(value),
  });
  return { topic: topic.name, message: name, bytes: bytes.length, micros, ratios };
}

function isSame(read: () => unknown, expected: unknown): boolean {
  try {
    const value = read() as Record<string, unknown>;
    // Buffers are bytes as well.
    const plain = Object.entries(value).map(([key, member]) =>
      member instanceof Uint8Array ? [key, Uint8Array.from(member)] : [key, member],
    );
    deepStrictEqual(Object.fromEntries(plain), plainBytes(expected));
    return true;
  } catch {
    return false;
  }
}

function plainBytes(value: unknown): unknown {
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>).map(([key, member]) => [
      key,
      member instanceof Uint8Array ? Uint8Array.from(member) : member,
    ]),
  );
}
