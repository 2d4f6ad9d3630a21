import type { Topic } from "@waybill/runtime";
import fc from "fast-check";
import { arbitrary } from "./arbitrary.ts";
import { type Attempt, attemptsOn, type NearMiss } from "./invalid/near-miss.ts";
import { isBreakable, type Target, targetsOf } from "./invalid/targets.ts";
import { visitsOf } from "./invalid/visits.ts";
import { NoMessageError } from "./no-message-error.ts";
import { schemaOf } from "./schema/topic-schema.ts";
import type { TopicName } from "./topics/register.ts";
import { topicNamed } from "./topics/setup.ts";

export type { NearMiss, Violation } from "./invalid/near-miss.ts";

/** A place of a schema that no message can show to be there, and why. */
export interface Unreachable {
  readonly keyword: string;
  readonly reason: string;
}

/**
 * Messages that a topic refuses, each one step away from a valid one and refused for the rule that it names: without that
 * keyword the schema would accept them. All places of the schema come with the same weight, but
 * those that `unreachable` lists.
 *
 * @throws NoMessageError when the schema refuses nothing, or nothing that it accepts could be found
 */
export function arbitraryInvalid(named: Topic | TopicName): fc.Arbitrary<NearMiss> {
  const topic: Topic = topicNamed(named);
  if (!isBreakable(topic))
    throw new NoMessageError(
      `${topic.name} v${topic.version} accepts every value, so there is nothing to break`,
    );
  const targets = targetsOf(topic);
  const choice = fc.noShrink(fc.nat());
  return fc
    .tuple(fc.noShrink(fc.nat(targets.length - 1)), choice, fc.option(arbitrary(topic), { freq: 3 }))
    .map(([at, seed, fresh]) => missOf(topic, breakable(targets, at), seed, fresh));
}

/** The place itself or, where nothing breaks it, the next one that something does. */
function breakable(targets: readonly Target[], at: number): Target {
  for (let i = at; ; i = (i + 1) % targets.length) {
    const target = targets[i] as Target;
    if (target.found().misses.length > 0) return target;
  }
}

/** A miss made of the fresh message where it has the place, else of one that is known to have it. */
function missOf(topic: Topic, target: Target, seed: number, fresh: unknown): NearMiss {
  const { misses } = target.found();
  const kept = misses[seed % misses.length] as NearMiss;
  if (fresh !== null) {
    const attempts = [...attemptsOn(topic, visitsOf(schemaOf(topic), fresh), target.keyword)];
    for (let i = 0; i < Math.min(attempts.length, 4); i++) {
      const attempt = attempts[(seed + i) % attempts.length] as Attempt;
      const message = attempt.message();
      const miss = target.accepts(message) ? attempt.miss(message) : undefined;
      if (miss !== undefined) return miss;
    }
  }
  return kept;
}

/** Every single-step way to break a valid message that there is a name for: each is refused for the rule it names. */
export function* mutations(named: Topic | TopicName, message: unknown): Generator<NearMiss> {
  const topic: Topic = topicNamed(named);
  for (const attempt of attemptsOn(topic, visitsOf(schemaOf(topic), message))) {
    const miss = attempt.miss(attempt.message());
    if (miss !== undefined) yield miss;
  }
}

/** The places of a topic's schema that `arbitraryInvalid` cannot break, with the reason. */
export function unreachable(named: Topic | TopicName): readonly Unreachable[] {
  return targetsOf(topicNamed(named)).flatMap(({ keyword, found }) => {
    const { reason } = found();
    return reason === undefined ? [] : [{ keyword, reason }];
  });
}
