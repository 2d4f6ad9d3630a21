import { compiledTopic } from "./compiled-topic.ts";
import { allChecks } from "./explain/all-checks.ts";
import { explainWith } from "./explain/explain-with.ts";
import {
  type Codec,
  DEFAULT_MAX_MESSAGE_BYTES,
  type Encoding,
  type JsonSchema,
  type Topic,
} from "./topic.ts";

/** What is known of one version of a topic. */
export interface TopicDefinition {
  /** Kafka's `max.message.bytes` of the topic; Kafka's own default when absent. */
  readonly maxMessageBytes?: number;
  /** Self-contained schema of the decoded message; everything is accepted when absent. */
  readonly schema?: JsonSchema;
  /** The schema, compiled. When it is absent the schema is interpreted, which is slower. */
  readonly validate?: (value: unknown) => boolean;
}

/** Makes a topic whose schema may have any keyword. Generated modules, which know theirs, use `compiledTopic`. */
export function defineTopic<Name extends string, Version extends number, Message, E extends Encoding>(
  name: Name,
  version: Version,
  encoding: E,
  codec: Codec,
  { maxMessageBytes = DEFAULT_MAX_MESSAGE_BYTES, schema = true, validate }: TopicDefinition,
): Topic<Name, Version, Message, E> {
  const issuesOf = explainWith(allChecks, schema);
  return compiledTopic(name, version, encoding, codec, {
    maxMessageBytes,
    schema,
    validate: validate ?? ((value) => issuesOf(value).length === 0),
    checks: allChecks,
  });
}
