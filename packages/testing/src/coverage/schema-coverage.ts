import type { Topic } from "@waybill/runtime";
import { schemaOf } from "../schema/topic-schema.ts";
import { nameOf } from "../topics/name-of.ts";
import type { TopicName } from "../topics/register.ts";
import { topicNamed } from "../topics/setup.ts";
import { type CoveragePoint, pointsOf } from "./points.ts";
import { exercisedOf, exercisedTopics } from "./recorder.ts";
import { type Tally, tallyText, uncoveredOf } from "./tally.ts";

export interface SchemaCoverage {
  readonly topic: string;
  readonly version: number;
  /** How many messages of this process were accepted and refused. */
  readonly accepted: number;
  readonly refused: number;
  readonly points: number;
  readonly covered: number;
  readonly uncovered: readonly CoveragePoint[];
}

/**
 * Which branches, optional keys, types, listed values and rules of a topic's schema the messages of this process have
 * exercised: those that went through a matcher or through `exercise`. Each place of the schema counts by itself, and a
 * rule twice: that an accepted message met it, and that a message was refused by it.
 */
export function schemaCoverage(named: Topic | TopicName): SchemaCoverage {
  const topic: Topic = topicNamed(named);
  const tally = tallyOf(topic);
  const uncovered = uncoveredOf(tally);
  return {
    topic: topic.name,
    version: topic.version,
    accepted: tally.accepted,
    refused: tally.refused,
    points: tally.points.length,
    covered: tally.points.length - uncovered.length,
    uncovered: uncovered.map(({ kind, at, missing }) => ({ kind, at, missing })),
  };
}

/** `schemaCoverage` of every topic of which a message was seen, as text. What is within a place that was never sent is left out. */
export function coverageReport(): string {
  return exercisedTopics()
    .map((topic) => tallyText(tallyOf(topic)))
    .join("\n\n");
}

function tallyOf(topic: Topic): Tally {
  return { topic: nameOf(topic), ...exercisedOf(topic), points: pointsOf(schemaOf(topic)) };
}
