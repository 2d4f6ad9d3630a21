import { defineTopic, type TopicDefinition } from "../define-topic.ts";
import type { CompleteCodec, Topic } from "../topic.ts";
import { byteArrayCodec } from "./byte-arrays.ts";
import type { BytePlaces } from "./byte-places.ts";
import { readJson } from "./read.ts";
import { writeJson } from "./write.ts";

export type { TopicDefinition } from "../define-topic.ts";
export type { Topic } from "../topic.ts";
export type { BytePlaces } from "./byte-places.ts";

/** JSON, strict: see the rules of decoding in the README. */
export const jsonCodec: CompleteCodec = { read: readJson, write: writeJson };

export interface JsonTopicDefinition extends TopicDefinition {
  /** Where a message has bytes that are an array of byte values in the document. */
  readonly byteArrays?: BytePlaces;
}

/** A topic whose messages are JSON documents. */
export function jsonTopic<Name extends string, Version extends number, Message = unknown>(
  name: Name,
  version: Version,
  { byteArrays, ...definition }: JsonTopicDefinition,
): Topic<Name, Version, Message, "json"> {
  const codec = byteArrays === undefined ? jsonCodec : byteArrayCodec(byteArrays);
  return defineTopic(name, version, "json", codec, definition);
}
