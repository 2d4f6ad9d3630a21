import { isDeepStrictEqual } from "node:util";
import {
  decode,
  decodeUnvalidated,
  encode,
  encodeUnvalidated,
  is,
  type MessageOf,
  type Topic,
  tryDecode,
} from "@waybill/topics";
import { parse, withDocument } from "./consumer.ts";
import type { Judge } from "./peers/peer.ts";
import { type Row, rowOf, type Take } from "./rows.ts";
import type { MessageSet } from "./sets.ts";

/** A validator with the topic's schema. */
export interface Contender extends Judge {
  readonly name: string;
  readonly isFaulty: boolean;
}

interface Options {
  readonly rounds?: number;
}

/** From bytes to a message that is known to be valid, against parsing alone. */
export function decodeRow(set: MessageSet, contenders: readonly Contender[], options: Options = {}): Row {
  const { topic, messages } = set;
  assertSame(set);
  const at = (i: number) => messages[i] as Uint8Array;
  return rowOf(
    set,
    (i) => parse(at(i)),
    {
      "strict read": (i) => withDocument(decodeUnvalidated(topic, at(i))),
      "**decode**": (i) => withDocument(decode(topic, at(i))),
      ...takes(set, contenders, ({ accepts }) => {
        return (i) => {
          const value = parse(at(i));
          return accepts(value) && value;
        };
      }),
    },
    { ...options, marked: contenders.filter(({ isFaulty }) => isFaulty).map(({ name }) => name) },
  );
}

/** Validation of valid messages, of what was parsed before, against that parse. */
export function validateRow(set: MessageSet, contenders: readonly Contender[], options: Options = {}): Row {
  const { topic, messages } = set;
  const own = messages.map((bytes) => decodeUnvalidated(topic, bytes));
  const parsed = messages.map(parse);
  return rowOf(
    set,
    (i) => parse(messages[i] as Uint8Array),
    {
      "**is**": (i) => is(topic, own[i]),
      ...takes(set, contenders, ({ accepts }) => {
        return (i) => accepts(parsed[i]);
      }),
    },
    { ...options, marked: contenders.filter(({ isFaulty }) => isFaulty).map(({ name }) => name) },
  );
}

/** From the bytes of a message with one wrong field to all that is wrong with it. */
export function errorRow(set: MessageSet, contenders: readonly Contender[], options: Options = {}): Row {
  const { topic, wrong } = set;
  const seeing = contenders.filter(({ issues }) => wrong.every((bytes) => issues(parse(bytes)).length > 0));
  return rowOf(
    { ...set, messages: wrong },
    (i) => parse(wrong[i] as Uint8Array),
    {
      "**tryDecode**": (i) => tryDecode(topic, wrong[i] as Uint8Array),
      ...takes(set, seeing, ({ issues }) => {
        return (i) => issues(parse(wrong[i] as Uint8Array));
      }),
    },
    { ...options, marked: contenders.filter(({ isFaulty }) => isFaulty).map(({ name }) => name) },
  );
}

/** From a message to bytes, against writing them unseen. */
export function encodeRow(set: MessageSet, contenders: readonly Contender[], options: Options = {}): Row {
  const { topic, messages } = set;
  const own = messages.map((bytes) => decode(topic, bytes) as MessageOf<Topic>);
  const parsed = messages.map((bytes) => JSON.parse(utf8.decode(bytes)) as unknown);
  const fitting = contenders.filter(({ accepts }) => parsed.every(accepts));
  for (const value of own) assertDecodesTo(topic, encode(topic, value), value);
  return rowOf(
    set,
    (i) => write(parsed[i]),
    {
      encodeUnvalidated: (i) => encodeUnvalidated(topic, own[i]),
      "**encode**": (i) => encode(topic, own[i]),
      ...takes(set, fitting, ({ accepts }) => {
        return (i) => accepts(parsed[i]) && write(parsed[i]);
      }),
    },
    { ...options, marked: contenders.filter(({ isFaulty }) => isFaulty).map(({ name }) => name) },
  );
}

const utf8 = new TextDecoder();
const encoder = new TextEncoder();

function write(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value));
}

/** Those whose schema is made for all of these messages. */
function takes(
  { messages }: MessageSet,
  contenders: readonly Contender[],
  use: (contender: Contender) => Take,
): Record<string, Take> {
  const fitting = contenders.filter(({ covers }) =>
    messages.every((bytes) => covers?.(parse(bytes)) ?? true),
  );
  return Object.fromEntries(fitting.map((contender) => [contender.name, use(contender)]));
}

/** What is generated holds nothing that `JSON.parse` would change, so that both have to give the same. */
function assertSame({ topic, name, messages, wrong }: MessageSet): void {
  if (wrong.length === 0) return;
  for (const bytes of messages) {
    if (!isDeepStrictEqual(withDocument(decode(topic, bytes)), parse(bytes)))
      throw new Error(`${topic.name}, ${name}: decode and JSON.parse differ`);
  }
}

function assertDecodesTo(topic: Topic, bytes: Uint8Array, value: unknown): void {
  if (!isDeepStrictEqual(decode(topic, bytes), value))
    throw new Error(`${topic.name}: encode changes a message`);
}
