import type { Topic } from "@waybill/runtime";
import { exercise } from "../coverage/recorder.ts";
import type { TopicName } from "../topics/register.ts";
import { topicNamed } from "../topics/setup.ts";
import { type MatcherContext, type MatcherResult, result } from "./context.ts";
import { failureText } from "./failure-text.ts";
import { show } from "./show.ts";
import { judge } from "./subject.ts";

/** Whether bytes, JSON text or a Kafka record decode to a message that equals the expected one, or matches it. */
export function toDecodeAs(
  this: MatcherContext,
  received: unknown,
  named: Topic | TopicName,
  expected: unknown,
): MatcherResult {
  const topic: Topic = topicNamed(named);
  const { value, issues } = judge(topic, received);
  exercise(topic, value, issues);
  const name = `${topic.name} v${topic.version}`;
  if (issues.length > 0)
    return result(false, () => `expected what decodes as ${name}\n\n${failureText(topic, value, issues)}`);
  const isEqual = this.equals(value, expected);
  return result(
    isEqual,
    () =>
      isEqual
        ? `expected the message to decode as another than ${show(value)}`
        : `the bytes are a message of ${name}, but not the expected one`,
    { actual: value, expected },
  );
}
