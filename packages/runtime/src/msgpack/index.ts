import { defineTopic, type TopicDefinition } from "../define-topic.ts";
import type { CompleteCodec, Topic } from "../topic.ts";
import { readMsgpack } from "./read.ts";
import { writeMsgpack } from "./write.ts";

export type { TopicDefinition } from "../define-topic.ts";
export type { Topic } from "../topic.ts";

/** msgpack without extension types, strict: see the rules of decoding in the README. */
export const msgpackCodec: CompleteCodec = { read: readMsgpack, write: writeMsgpack };

/** A topic whose messages are msgpack values. */
export function msgpackTopic<Name extends string, Version extends number, Message = unknown>(
  name: Name,
  version: Version,
  definition: TopicDefinition,
): Topic<Name, Version, Message, "msgpack"> {
  return defineTopic(name, version, "msgpack", msgpackCodec, definition);
}
