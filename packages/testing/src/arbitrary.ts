import type { Topic } from "@waybill/runtime";
import type fc from "fast-check";
import { messagesOf } from "./message-node.ts";
import type { Message, TopicName } from "./topics/register.ts";
import { topicNamed } from "./topics/setup.ts";

/** How many of the messages that were made the topic's validator has refused; these are never given out. */
export interface Rejections {
  made: number;
  refused: number;
}

const counts = new WeakMap<Topic, Rejections>();

/**
 * Valid messages of a topic, each of them accepted by the topic's own validator.
 *
 * They reach every branch of every union, come with and without every optional key, at the limits of every range, and
 * shrink to the least message that still fails a test.
 *
 * @throws NoMessageError when the schema accepts nothing that could be found
 */
export function arbitrary<T extends Topic | TopicName>(named: T): fc.Arbitrary<Message<T>> {
  const topic: Topic = topicNamed(named);
  const rejections = rejectionsOf(topic);
  return messagesOf(topic).arbitrary.filter((message) => {
    rejections.made++;
    const isAccepted = topic.accepts(message);
    if (!isAccepted) rejections.refused++;
    return isAccepted;
  }) as fc.Arbitrary<Message<T>>;
}

/** What `arbitrary` has made and thrown away of a topic so far, in this process. */
export function rejectionsOf(named: Topic | TopicName): Rejections {
  const topic: Topic = topicNamed(named);
  let found = counts.get(topic);
  if (found === undefined) {
    found = { made: 0, refused: 0 };
    counts.set(topic, found);
  }
  return found;
}
