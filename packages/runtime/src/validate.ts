import type { TopicIssue } from "./error.ts";
import type { MessageOf, Topic } from "./topic.ts";

/** What is wrong with the value as a message of the topic; empty when nothing is. */
export function validate(topic: Topic, value: unknown): readonly TopicIssue[] {
  return topic.accepts(value) ? [] : topic.explain(value);
}

/** Whether the value is a message of the topic. */
export function is<T extends Topic>(topic: T, value: unknown): value is MessageOf<T> {
  return topic.accepts(value);
}
