import { DEFAULT_MAX_MESSAGE_BYTES } from "@waybill/runtime";
import type { Finding } from "../finding.ts";
import type { TopicSource } from "../registry/model.ts";
import { fingerprintOf } from "./fingerprint.ts";

type Settings = Readonly<Record<string, string | number | boolean>>;

interface Floor {
  readonly key: string;
  readonly rule: string;
  /** What holds where a topic says nothing; `-1` is without end. */
  readonly otherwise: number;
  readonly hint: string;
}

const DELETED = "Kafka deletes what is beyond the limit at once, read or not";
const REFUSED = "the broker refuses messages that producers could send until now";
const DAY = 86_400_000;

/** Settings whose value must not become less. Defaults: https://kafka.apache.org/documentation/#topicconfigs (Kafka 4). */
const FLOORS: readonly Floor[] = [
  { key: "retention.ms", rule: "retention-lowered", otherwise: 7 * DAY, hint: DELETED },
  { key: "retention.bytes", rule: "retention-lowered", otherwise: -1, hint: DELETED },
  {
    key: "delete.retention.ms",
    rule: "retention-lowered",
    otherwise: DAY,
    hint: "a consumer that is further behind never learns what was deleted",
  },
  {
    key: "max.message.bytes",
    rule: "message-size-lowered",
    otherwise: DEFAULT_MAX_MESSAGE_BYTES,
    hint: "the broker refuses larger messages, which producers could send until now",
  },
  { key: "message.timestamp.before.max.ms", rule: "timestamps-narrowed", otherwise: -1, hint: REFUSED },
  { key: "message.timestamp.after.max.ms", rule: "timestamps-narrowed", otherwise: 3_600_000, hint: REFUSED },
  {
    key: "min.insync.replicas",
    rule: "durability-lowered",
    otherwise: 1,
    hint: "messages that were confirmed are lost with fewer brokers",
  },
];

/** Settings of a topic and of its dead letters by which messages are lost that were kept before. */
export function compareSettings(old: TopicSource, current: TopicSource): readonly Finding[] {
  const findings = [...lost(current, current.name, "/kafka", old.spec.kafka, current.spec.kafka)];
  for (const [index, letter] of current.spec.dead_letters.entries()) {
    const before = old.spec.dead_letters.find(({ topic }) => topic === letter.topic);
    if (before === undefined) continue;
    findings.push(...lost(current, letter.topic, `/dead_letters/${index}/kafka`, before.kafka, letter.kafka));
  }
  return findings;
}

function* lost(
  topic: TopicSource,
  name: string,
  pointer: string,
  before: Settings,
  after: Settings,
): Generator<Finding> {
  const finding = (key: string, rule: string, message: string, hint: string): Finding => ({
    ...placeIn(topic, `${pointer}/${key}`),
    rule,
    severity: "error",
    message,
    hint,
    fingerprint: fingerprintOf({ topic: topic.name, rule, detail: [name, key, after[key]] }),
  });
  for (const { key, rule, otherwise, hint } of FLOORS) {
    const [was, is] = [limitOf(before[key], otherwise), limitOf(after[key], otherwise)];
    if (was === undefined || is === undefined || is >= was) continue;
    const change = `it was ${shown(was)}, got ${shown(is)}`;
    yield finding(key, rule, `"${key}" of "${name}" must not be lowered: ${change}`, hint);
  }
  const key = "cleanup.policy";
  const [was, is] = [policiesOf(before[key]), policiesOf(after[key])];
  const added = is.filter((policy) => !was.includes(policy));
  if (added.length > 0) {
    const message = `"${key}" of "${name}" must not add "${added.join('", "')}": it was "${was.join(",")}"`;
    const hint = added.includes("compact")
      ? "only the last message of each key is kept, and those without a key are refused"
      : "messages that were kept for good are deleted with age";
    yield finding(key, "cleanup-added", message, hint);
  }
  const election = "unclean.leader.election.enable";
  if (String(before[election]) !== "true" && String(after[election]) === "true") {
    const message = `"${election}" of "${name}" must stay off`;
    yield finding(
      election,
      "durability-lowered",
      message,
      "a replica that lags may lead, and what it lacks is lost",
    );
  }
}

function policiesOf(value: Settings[string] | undefined): readonly string[] {
  return String(value ?? "delete")
    .split(",")
    .map((policy) => policy.trim())
    .sort();
}

/** -1 is without end. Undefined for what is no number. */
function limitOf(value: Settings[string] | undefined, otherwise: number): number | undefined {
  const limit = value === undefined ? otherwise : Number(value);
  if (!Number.isFinite(limit) || typeof value === "boolean") return undefined;
  return limit < 0 ? Number.POSITIVE_INFINITY : limit;
}

function shown(limit: number): string {
  return limit === Number.POSITIVE_INFINITY ? "without limit" : String(limit);
}

/** A node of topic.yaml, or the file where it does not exist. */
export function placeIn({ name, document }: TopicSource, pointer: string) {
  return document?.locate(pointer) ?? { file: `${name}/topic.yaml`, pointer };
}
