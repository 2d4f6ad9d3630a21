import { defineTopic, type TopicDefinition } from "../define-topic.ts";
import type { Topic } from "../topic.ts";
import { msgpackCodec } from "./codec.ts";

export type { TopicDefinition } from "../define-topic.ts";
export type { Topic } from "../topic.ts";
export { msgpackCodec };

/** A topic whose messages are msgpack values. */
export function msgpackTopic<Name extends string, Version extends number, Message = unknown>(
  name: Name,
  version: Version,
  definition: TopicDefinition,
): Topic<Name, Version, Message, "msgpack"> {
  return defineTopic(name, version, "msgpack", msgpackCodec, definition);
}
