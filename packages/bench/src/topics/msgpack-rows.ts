import { isDeepStrictEqual } from "node:util";
import { Decoder, Encoder } from "@msgpack/msgpack";
import { decode, decodeUnvalidated, encode, encodeUnvalidated, type Topic } from "@waybill/topics";
import { Packr } from "msgpackr";
import type { FaultsOfPeer } from "./contenders.ts";
import { faultsOfReader } from "./faults.ts";
import { type Row, rowOf } from "./rows.ts";
import type { MessageSet } from "./sets.ts";

const decoder = new Decoder();
const encoder = new Encoder();
const packr = new Packr({ useRecords: false, mapsAsObjects: true, int64AsType: "number" });

/**
 * Decoding against `@msgpack/msgpack`, which validates nothing. Where a recording has a replay event, all of them parse
 * that JSON in the end, as its reader has to.
 */
export function msgpackDecodeRow(set: MessageSet, rounds?: number): Row {
  const { topic, messages } = set;
  const at = (i: number) => messages[i] as Uint8Array;
  const own = {
    "strict read": (i: number) => withDocument(decodeUnvalidated(topic, at(i))),
    "**decode**": (i: number) => withDocument(decode(topic, at(i))),
  };
  const peer = (i: number) => withDocument(packr.unpack(at(i)));
  const reference = (i: number) => withDocument(decoder.decode(at(i)));
  const isSame = (take: (i: number) => unknown) => messages.every((_, i) => equals(take(i), reference(i)));
  if (!isSame(own["**decode**"])) throw new Error(`${set.name}: decode and @msgpack/msgpack differ`);
  const marked = isSame(peer) ? [] : ["msgpackr"];
  return rowOf(set, reference, { ...own, msgpackr: peer }, { marked, ...(rounds && { rounds }) });
}

export function msgpackEncodeRow(set: MessageSet, rounds?: number): Row {
  const { topic, messages } = set;
  const values = messages.map((bytes) => decode(topic, bytes));
  const runs = {
    encodeUnvalidated: (i: number) => encodeUnvalidated(topic, values[i]),
    "**encode**": (i: number) => encode(topic, values[i]),
    msgpackr: (i: number) => packr.pack(values[i]) as Uint8Array,
  };
  const isSame = (take: (i: number) => Uint8Array) =>
    values.every((value, i) => equals(decoder.decode(take(i)), value));
  if (!isSame(runs["**encode**"])) throw new Error(`${set.name}: encode changes a message`);
  const marked = isSame(runs.msgpackr) ? [] : ["msgpackr"];
  return rowOf(set, (i) => encoder.encode(values[i]), runs, { marked, ...(rounds && { rounds }) });
}

/** The message with the object that its replay event is the JSON of. */
function withDocument(message: unknown): unknown {
  const { replay_event } = message as { readonly replay_event?: Uint8Array | null };
  if (replay_event === undefined || replay_event === null || replay_event.length === 0) return message;
  (message as Record<string, unknown>)["replay_event"] = JSON.parse(utf8.decode(replay_event));
  return message;
}

const utf8 = new TextDecoder();

/** Buffers are bytes as well. */
function equals(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(plain(a), plain(b));
}

function plain(value: unknown): unknown {
  const members = Object.entries(value as Record<string, unknown>);
  return Object.fromEntries(
    members.map(([key, member]) => [key, member instanceof Uint8Array ? Uint8Array.from(member) : member]),
  );
}

/** What the libraries take that is no message, and what they change. */
export async function faultsOfMsgpack(topic: Topic): Promise<FaultsOfPeer[]> {
  const readers = {
    "@msgpack/msgpack": (bytes: Uint8Array) => decoder.decode(bytes),
    msgpackr: (bytes: Uint8Array) => packr.unpack(bytes) as unknown,
  };
  return Promise.all(
    Object.entries(readers).map(async ([name, read]) => ({
      name,
      topic: topic.name,
      ...(await faultsOfReader(topic, read)),
    })),
  );
}
