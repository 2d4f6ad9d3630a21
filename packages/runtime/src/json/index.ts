import { defineTopic, type TopicDefinition } from "../define-topic.ts";
import type { Codec, Topic } from "../topic.ts";
import { readJson } from "./read.ts";
import { writeJson } from "./write.ts";

export type { TopicDefinition } from "../define-topic.ts";
export type { Topic } from "../topic.ts";

/** JSON, strict: see the rules of decoding in the README. */
export const jsonCodec: Required<Codec> = { read: readJson, write: writeJson };

/** A topic whose messages are JSON documents. */
export function jsonTopic<Name extends string, Version extends number, Message = unknown>(
  name: Name,
  version: Version,
  definition: TopicDefinition,
): Topic<Name, Version, Message, "json"> {
  return defineTopic(name, version, "json", jsonCodec, definition);
}
