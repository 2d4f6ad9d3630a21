import type { MessageOf, Topic } from "@waybill/runtime";
import type fc from "fast-check";
import { messagesOf } from "./message-node.ts";

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
 * @throws Error when the schema accepts nothing that could be found
 */
export function arbitrary<T extends Topic>(topic: T): fc.Arbitrary<MessageOf<T>> {
  const rejections = rejectionsOf(topic);
  return messagesOf(topic).arbitrary.filter((message) => {
    rejections.made++;
    const isAccepted = topic.accepts(message);
    if (!isAccepted) rejections.refused++;
    return isAccepted;
  }) as fc.Arbitrary<MessageOf<T>>;
}

/** What `arbitrary` has made and thrown away of a topic so far, in this process. */
export function rejectionsOf(topic: Topic): Rejections {
  let found = counts.get(topic);
  if (found === undefined) {
    found = { made: 0, refused: 0 };
    counts.set(topic, found);
  }
  return found;
}
