import type { Topic } from "@waybill/runtime";
import fc from "fast-check";
import { arbitrary } from "./arbitrary.ts";
import { attemptsOn, type NearMiss } from "./invalid/near-miss.ts";
import { type Target, targetsOf } from "./invalid/targets.ts";

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
 * @throws Error when the schema refuses nothing
 */
export function arbitraryInvalid(topic: Topic): fc.Arbitrary<NearMiss> {
  const targets = targetsOf(topic).filter(({ misses }) => misses.length > 0);
  if (targets.length === 0)
    throw new Error(`${topic.name} v${topic.version} accepts every value, so there is nothing to break`);
  const choice = fc.noShrink(fc.nat());
  return fc
    .tuple(fc.noShrink(fc.constantFrom(...targets)), choice, fc.option(arbitrary(topic), { freq: 3 }))
    .map(([target, seed, fresh]) => missOf(topic, target, seed, fresh));
}

/** A miss made of the fresh message where it has the place, else of one that is known to have it. */
function missOf(topic: Topic, target: Target, seed: number, fresh: unknown): NearMiss {
  const kept = target.misses[seed % target.misses.length] as NearMiss;
  if (fresh !== null) {
    const attempts = attemptsOn(topic, fresh, new Set([target.keyword]));
    for (let i = 0; i < Math.min(attempts.length, 4); i++) {
      const miss = attempts[(seed + i) % attempts.length]?.make();
      if (miss !== undefined && target.accepts(miss.message)) return miss;
    }
  }
  return kept;
}

/** Every single-step way to break a valid message that there is a name for: each is refused for the rule it names. */
export function* mutations(topic: Topic, message: unknown): Generator<NearMiss> {
  for (const attempt of attemptsOn(topic, message)) {
    const miss = attempt.make();
    if (miss !== undefined) yield miss;
  }
}

/** The places of a topic's schema that `arbitraryInvalid` cannot break, with the reason. */
export function unreachable(topic: Topic): readonly Unreachable[] {
  return targetsOf(topic).flatMap(({ keyword, reason }) =>
    reason === undefined ? [] : [{ keyword, reason }],
  );
}
