import type { Encoding } from "@waybill/runtime";
import type { DeadLetter, TopicSpec } from "./model.ts";
import { isRecord, stringIn, stringsIn } from "./shape.ts";

const encodings: readonly string[] = ["json", "msgpack", "protobuf"] satisfies Encoding[];

/** topic.yaml's value as far as it has the right shape. */
export function readSpec(value: unknown): TopicSpec {
  const spec = isRecord(value) ? value : {};
  const { encoding, compatibility, partitions, dead_letters: deadLetters } = spec;
  const consumers = stringsIn(spec, "consumers");
  return {
    ...stringIn(spec, "description"),
    owners: stringsIn(spec, "owners"),
    ...stringIn(spec, "pipeline"),
    ...(typeof encoding === "string" && encodings.includes(encoding) && { encoding: encoding as Encoding }),
    messages: textMembers(spec["messages"]),
    producers: stringsIn(spec, "producers"),
    consumers,
    ...(isRecord(compatibility) &&
      typeof compatibility["mode"] === "string" && {
        compatibility: { mode: compatibility["mode"], ...stringIn(compatibility, "reason") },
      }),
    kafka: kafkaMembers(spec["kafka"]),
    ...stringIn(spec, "key"),
    ...(typeof partitions === "number" && { partitions }),
    dead_letters: (Array.isArray(deadLetters) ? deadLetters : []).flatMap((item) =>
      readDeadLetter(item, consumers),
    ),
  };
}

function readDeadLetter(value: unknown, consumersOfTopic: readonly string[]): DeadLetter[] {
  if (!isRecord(value) || typeof value["topic"] !== "string") return [];
  return [
    {
      topic: value["topic"],
      ...stringIn(value, "description"),
      // Whoever consumes a topic is who fails on its messages.
      producers: value["producers"] === undefined ? consumersOfTopic : stringsIn(value, "producers"),
      consumers: stringsIn(value, "consumers"),
      kafka: kafkaMembers(value["kafka"]),
    },
  ];
}

function textMembers(value: unknown): Record<string, string> {
  const members = Object.entries(isRecord(value) ? value : {});
  return Object.fromEntries(
    members.filter((member): member is [string, string] => typeof member[1] === "string"),
  );
}

function kafkaMembers(value: unknown): Record<string, string | number | boolean> {
  const members = Object.entries(isRecord(value) ? value : {});
  return Object.fromEntries(
    members.filter((member): member is [string, string | number | boolean] =>
      ["string", "number", "boolean"].includes(typeof member[1]),
    ),
  );
}
