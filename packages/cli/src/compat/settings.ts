import { DEFAULT_MAX_MESSAGE_BYTES } from "@waybill/runtime";
import type { Finding } from "../finding.ts";
import type { TopicSource } from "../registry/model.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { demandOf, isRelaxed } from "./mode.ts";

type Settings = Readonly<Record<string, string | number | boolean>>;

/** What a broker does where a topic says nothing: seven days. */
const DEFAULT_RETENTION_MS = 604_800_000;

/** Settings whose value must not become less, with what holds when they are absent. */
const FLOORS = [
  { key: "retention.ms", rule: "retention-lowered", otherwise: DEFAULT_RETENTION_MS },
  { key: "max.message.bytes", rule: "message-size-lowered", otherwise: DEFAULT_MAX_MESSAGE_BYTES },
] as const;

/** Settings of a topic and of its dead letters by which messages are lost that were kept before. */
export function compareSettings(old: TopicSource, current: TopicSource): readonly Finding[] {
  const findings = [...lowered(current, current.name, "/kafka", old.spec.kafka, current.spec.kafka)];
  for (const [index, letter] of current.spec.dead_letters.entries()) {
    const before = old.spec.dead_letters.find(({ topic }) => topic === letter.topic);
    if (before === undefined) continue;
    const pointer = `/dead_letters/${index}/kafka`;
    findings.push(...lowered(current, letter.topic, pointer, before.kafka, letter.kafka));
  }
  return findings;
}

/** A mode that promises less than it did. */
export function compareModes(old: TopicSource, current: TopicSource): readonly Finding[] {
  const before = old.spec.compatibility?.mode ?? "backward";
  const after = current.spec.compatibility?.mode ?? "backward";
  if (!isRelaxed(demandOf(before), demandOf(after))) return [];
  const rule = "compatibility-relaxed";
  return [
    {
      ...placeIn(current, "/compatibility/mode"),
      rule,
      severity: "error",
      message: `"${current.name}" must keep the mode "${before}", got "${after}"`,
      hint: "relax it in a change of its own, which its services have agreed to",
      fingerprint: fingerprintOf({ topic: current.name, rule, detail: after }),
    },
  ];
}

function* lowered(
  topic: TopicSource,
  name: string,
  pointer: string,
  before: Settings,
  after: Settings,
): Generator<Finding> {
  for (const { key, rule, otherwise } of FLOORS) {
    const [was, is] = [limitOf(before[key], otherwise), limitOf(after[key], otherwise)];
    if (was === undefined || is === undefined || is >= was) continue;
    yield {
      ...placeIn(topic, `${pointer}/${key}`),
      rule,
      severity: "error",
      message: `"${key}" of "${name}" must not be lowered: it was ${was}, got ${is}`,
      hint:
        rule === "retention-lowered"
          ? "Kafka deletes what is older at once, read or not"
          : "the broker refuses larger messages, which producers could send until now",
      fingerprint: fingerprintOf({ topic: topic.name, rule, detail: [name, is] }),
    };
  }
}

/** -1 is without end. Undefined for what is no number. */
function limitOf(value: Settings[string] | undefined, otherwise: number): number | undefined {
  const limit = value === undefined ? otherwise : Number(value);
  if (!Number.isFinite(limit) || typeof value === "boolean") return undefined;
  return limit < 0 ? Number.POSITIVE_INFINITY : limit;
}

/** A node of topic.yaml, or the file where it does not exist. */
export function placeIn({ name, document }: TopicSource, pointer: string) {
  return document?.locate(pointer) ?? { file: `${name}/topic.yaml`, pointer };
}
