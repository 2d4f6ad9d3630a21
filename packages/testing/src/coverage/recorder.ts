import type { Topic, TopicIssue } from "@waybill/runtime";
import { schemaOf } from "../schema/topic-schema.ts";
import { nameOf } from "../topics/name-of.ts";
import type { TopicName } from "../topics/register.ts";
import { topicNamed } from "../topics/setup.ts";
import { handIn } from "./hand-in.ts";
import { pointsOf, refused } from "./points.ts";
import { refusedBy } from "./refused-by.ts";
import { shownBy } from "./shown-by.ts";

/** What the messages of a run have shown of one topic. */
export interface Exercised {
  accepted: number;
  refused: number;
  /** Keys of the points that were shown. */
  readonly keys: Set<string>;
}

const runs = new Map<Topic, Exercised>();

export function exercisedOf(topic: Topic): Exercised {
  let run = runs.get(topic);
  if (run === undefined) {
    run = { accepted: 0, refused: 0, keys: new Set() };
    runs.set(topic, run);
  }
  return run;
}

export function exercisedTopics(): readonly Topic[] {
  return [...runs.keys()];
}

/** Remembers what a message shows of its topic's schema. Matchers do it; other messages of a test can be handed in. */
export function exercise(named: Topic | TopicName, message: unknown, issues?: readonly TopicIssue[]): void {
  const topic: Topic = topicNamed(named);
  record(topic, message, issues ?? topic.explain(message));
}

function record(topic: Topic, message: unknown, issues: readonly TopicIssue[]): void {
  const run = exercisedOf(topic);
  const schema = schemaOf(topic);
  const added: string[] = [];
  const add = (key: string) => {
    if (run.keys.has(key)) return;
    run.keys.add(key);
    added.push(key);
  };
  if (issues.length > 0) {
    run.refused++;
    for (const keyword of refusedBy(schema, message, issues)) add(refused(keyword));
  } else {
    run.accepted++;
    for (const key of shownBy(schema, message)) add(key);
  }
  handIn(nameOf(topic), () => pointsOf(schema), issues.length === 0, added);
}
