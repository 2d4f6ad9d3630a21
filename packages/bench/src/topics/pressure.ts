import { Decoder } from "@msgpack/msgpack";
import { decode } from "@waybill/topics";
import { timesUnderPressure } from "../protobuf/pressure.ts";
import { parse } from "./consumer.ts";
import type { Contender } from "./json-rows.ts";
import type { MessageSet } from "./sets.ts";

/** How many bytes of encoded messages are alive, decoded; in memory they take several times as much. */
const LIVE_BYTES = 8 * 1024 * 1024;

export interface Pressed {
  readonly topic: string;
  readonly messages: string;
  readonly floor: string;
  /** Messages that each contender decodes and validates in the time in which the floor parses one. */
  readonly times: Readonly<Record<string, number>>;
}

/**
 * Decoding in a process whose heap is full of messages that are still in use, each new one in the place of the oldest,
 * and that collects all garbage every 100 ms.
 */
export function pressedRow(
  { topic, name, messages }: MessageSet,
  contenders: readonly Contender[],
  rounds = 10,
): Pressed {
  const [first] = messages as [Uint8Array];
  const live: unknown[] = new Array(Math.ceil(LIVE_BYTES / first.length)).fill(null);
  let count = 0;
  const keeping = (read: (bytes: Uint8Array) => unknown) => () => {
    count++;
    live[count % live.length] = read(messages[count % messages.length] as Uint8Array);
  };
  const isJson = topic.encoding === "json";
  const floor = keeping(isJson ? parse : (bytes) => decoder.decode(bytes));
  for (let i = 0; i < live.length; i++) floor();
  const reads: Record<string, (bytes: Uint8Array) => unknown> = {
    "**decode**": (bytes) => decode(topic, bytes),
    ...Object.fromEntries(
      contenders.map(({ name: key, accepts }) => [
        key,
        (bytes: Uint8Array) => {
          const value = parse(bytes);
          return accepts(value) && value;
        },
      ]),
    ),
  };
  const times = Object.entries(reads).map(
    ([key, read]) => [key, timesUnderPressure(floor, keeping(read), rounds)] as const,
  );
  return {
    topic: topic.name,
    messages: name,
    floor: isJson ? "JSON.parse" : "@msgpack/msgpack",
    times: Object.fromEntries(times),
  };
}

const decoder = new Decoder();
