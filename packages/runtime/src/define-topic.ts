import type { TopicIssue } from "./error.ts";
import { explain } from "./explain/index.ts";
import { standardTopic } from "./standard-topic.ts";
import {
  type Codec,
  DEFAULT_MAX_MESSAGE_BYTES,
  type Encoding,
  type JsonSchema,
  type Topic,
} from "./topic.ts";

/** What a generated module says about one version of a topic. */
export interface TopicDefinition {
  /** Kafka's `max.message.bytes` of the topic; Kafka's own default when absent. */
  readonly maxMessageBytes?: number;
  /** Self-contained schema of the decoded message; everything is accepted when absent. */
  readonly schema?: JsonSchema;
  /** The schema, compiled. When it is absent the schema is interpreted, which is slower. */
  readonly validate?: (value: unknown) => boolean;
}

/** Makes a topic of a codec and a schema. Runs no code of either. */
export function defineTopic<Name extends string, Version extends number, Message, E extends Encoding>(
  name: Name,
  version: Version,
  encoding: E,
  codec: Codec,
  definition: TopicDefinition,
): Topic<Name, Version, Message, E> {
  const { maxMessageBytes = DEFAULT_MAX_MESSAGE_BYTES, schema = true, validate } = definition;
  const accepts = (value: unknown): boolean => {
    try {
      return validate === undefined ? explain(schema, value).length === 0 : validate(value);
    } catch {
      // Only a value that no codec makes gets here: a cycle, or a getter that throws.
      return false;
    }
  };
  const why = (value: unknown): readonly TopicIssue[] => {
    const issues = explain(schema, value);
    return issues.length > 0 || accepts(value) ? issues : [unexplained];
  };
  return {
    name,
    version,
    encoding,
    maxMessageBytes,
    codec,
    accepts,
    explain: why,
    "~standard": standardTopic<Message>(schema, accepts, why),
  };
}

const unexplained: TopicIssue = { path: "", rule: "schema", message: "must match the schema of the topic" };
