import type { Finding } from "../finding.ts";
import type { TopicSource } from "../registry/model.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { demandOf, isRelaxed } from "./mode.ts";
import { placeIn } from "./settings.ts";

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

/** What consumers of a topic rely on besides its messages: keys, partitions, dead letters. */
export function compareContract(old: TopicSource, current: TopicSource): readonly Finding[] {
  return [...keys(old, current), ...partitions(old, current), ...deadLetters(old, current)];
}

function* keys(old: TopicSource, current: TopicSource): Generator<Finding> {
  const [before, after] = [old.spec.key, current.spec.key];
  if (before === undefined || before === after) return;
  const rule = "key-changed";
  yield {
    ...placeIn(current, "/key"),
    rule,
    severity: "error",
    message: `"${current.name}" must keep the key "${before}"${after === undefined ? "" : `, got "${after}"`}`,
    hint: "messages that belong together go to other partitions, so that consumers read them out of order",
    fingerprint: fingerprintOf({ topic: current.name, rule, detail: after }),
  };
}

function* partitions(old: TopicSource, current: TopicSource): Generator<Finding> {
  const [before, after] = [old.spec.partitions, current.spec.partitions];
  if (before === undefined || after === undefined || before === after) return;
  const isLowered = after < before;
  // Without a key nobody can rely on which partition a message is in.
  if (!isLowered && old.spec.key === undefined) return;
  const rule = isLowered ? "partitions-lowered" : "partitions-raised";
  yield {
    ...placeIn(current, "/partitions"),
    rule,
    severity: isLowered ? "error" : "warning",
    message: `"${current.name}" must keep its ${before} partitions, got ${after}`,
    hint: isLowered
      ? "Kafka cannot take partitions away: the topic has to be made anew, and what is in it is lost"
      : "most keys move to another partition; let consumers read what is there before producers send more",
    fingerprint: fingerprintOf({ topic: current.name, rule, detail: after }),
  };
}

function* deadLetters(old: TopicSource, current: TopicSource): Generator<Finding> {
  const rule = "dead-letter-removed";
  for (const { topic } of old.spec.dead_letters) {
    if (current.spec.dead_letters.some((letter) => letter.topic === topic)) continue;
    yield {
      ...placeIn(current, "/dead_letters"),
      rule,
      severity: "error",
      message: `dead letter "${topic}" of "${current.name}" must not be removed: the baseline has it`,
      hint: "what is in it is forgotten, and consumers that cannot read a message have nowhere to put it",
      fingerprint: fingerprintOf({ topic: current.name, rule, detail: topic }),
    };
  }
}
