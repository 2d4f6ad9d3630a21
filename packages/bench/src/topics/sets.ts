import { Encoder } from "@msgpack/msgpack";
import { type Fixture, fixtures, useRegistry } from "@waybill/testing";
import { type Topic, tryDecode } from "@waybill/topics";
import { registry } from "@waybill/topics/registry";
import * as support from "@waybill/topics/test-support";
import { Random } from "../random.ts";
import { errorEvent, groupCommand } from "./generated/event.ts";
import { flagBuffer } from "./generated/flag-buffer.ts";
import { outcome } from "./generated/outcome.ts";
import { recording } from "./generated/recording.ts";
import { replayEvent, segment } from "./generated/replay-event.ts";

/** Valid messages of one topic that are measured together. */
export interface MessageSet {
  readonly topic: Topic;
  readonly name: string;
  readonly messages: readonly Uint8Array[];
  /** The same with one wrong field each. */
  readonly wrong: readonly Uint8Array[];
}

/** So many of each kind, as different as their maker makes them. */
const VARIANTS = 8;

type Wire = Record<string, unknown>;

/** Messages that look like real ones, from a seed. */
export async function generatedSets(): Promise<{ json: MessageSet[]; msgpack: MessageSet[] }> {
  const random = new Random(1);
  const outcomes = await topicOf("outcomes");
  const flags = await topicOf("feature-flag-evaluations");
  const replays = await topicOf("ingest-replay-events");
  const events = await topicOf("events");
  const recordings = await topicOf("ingest-replay-recordings");

  const json = (topic: Topic, name: string, make: () => unknown, spoil: (message: never) => void) =>
    setOf(topic, name, random.many(VARIANTS, make), spoil, (value) => utf8(JSON.stringify(value)));
  const msgpack = (name: string, make: () => unknown) =>
    setOf(
      recordings,
      name,
      random.many(VARIANTS, make),
      (message: Wire) => {
        message["retention_days"] = 65_536;
      },
      (value) => encoder.encode(value),
    );
  const withoutSegment = (message: { payload: Wire }) => {
    message.payload["segment_id"] = 65_536;
  };
  const withFrameAsText = (message: [number, string, { data: { exception: { values: Wire[] } } }]) => {
    (message[2].data.exception.values[0] as Wire)["stacktrace"] = "app.js:1";
  };
  return {
    json: [
      json(
        outcomes,
        "one",
        () => outcome(random),
        (message: Wire) => {
          message["quantity"] = "3";
        },
      ),
      ...[3, 100].map((count) =>
        json(
          flags,
          `${count} flags`,
          () => flagBuffer(random, count),
          (message: { values: Wire[] }) => {
            (message.values.at(-1) as Wire)["flag"] = "a flag";
          },
        ),
      ),
      json(
        replays,
        "segment, payload as object",
        () => replayEvent(random, segment(random), false),
        withoutSegment,
      ),
      json(
        replays,
        "segment, payload as bytes",
        () => replayEvent(random, segment(random), true),
        (message: { payload: number[] }) => {
          const text = new TextDecoder().decode(Uint8Array.from(message.payload));
          const payload = JSON.parse(text) as Wire;
          message.payload = [...utf8(JSON.stringify({ ...payload, segment_id: 65_536 }))];
        },
      ),
      json(
        events,
        "command on groups",
        () => groupCommand(random),
        (message: [number, string, Wire]) => {
          message[2]["project_id"] = "4506312847";
        },
      ),
      json(events, "error with 10 frames", () => errorEvent(random, 10, 5), withFrameAsText),
      json(events, "error with 200 frames, 100 flags", () => errorEvent(random, 200, 100), withFrameAsText),
    ],
    msgpack: [
      msgpack("20 elements, recording alone", () => recording(random, 20, false)),
      msgpack("400 elements, recording alone", () => recording(random, 400, false)),
      msgpack("20 elements, with its event", () => recording(random, 20, true)),
    ],
  };
}

/** The valid fixtures of every topic in one of the encodings: captured from SDKs, or written to show one thing. */
export async function fixtureSets(encoding: Topic["encoding"]): Promise<MessageSet[]> {
  await useRegistry(registry, support);
  const names = Object.keys(registry) as (keyof typeof registry)[];
  const topics = (await Promise.all(names.map(topicOf))).filter((topic) => topic.encoding === encoding);
  const sets = topics.map(async (topic) => {
    const valid = (await fixtures(topic)).filter(({ verdict }) => verdict === "pass");
    const captured = valid.filter(({ name }) => name.startsWith("captured-"));
    return [
      setOfFixtures(topic, "fixtures", valid),
      ...(captured.length > 0 ? [setOfFixtures(topic, "captured from SDKs", captured)] : []),
    ];
  });
  return (await Promise.all(sets)).flat();
}

function setOfFixtures(topic: Topic, name: string, all: readonly Fixture[]): MessageSet {
  return { topic, name: `${all.length} ${name}`, messages: all.map(({ bytes }) => bytes), wrong: [] };
}

const encoder = new Encoder();

async function topicOf(name: keyof typeof registry): Promise<Topic> {
  return (await registry[name][1]()) as Topic;
}

function setOf(
  topic: Topic,
  name: string,
  values: readonly unknown[],
  spoil: (message: never) => void,
  write: (value: unknown) => Uint8Array,
): MessageSet {
  const messages = values.map((value) => write(value));
  const wrong = values.map((value) => {
    const copy = structuredClone(value);
    spoil(copy as never);
    return write(copy);
  });
  for (const bytes of messages) if (!tryDecode(topic, bytes).ok) throw new Error(`${name}: refused`);
  for (const bytes of wrong) {
    const result = tryDecode(topic, bytes);
    if (result.ok || result.error.code !== "invalid") throw new Error(`${name}: a wrong field is not seen`);
  }
  return { topic, name, messages, wrong };
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
