import type { DescMessage, MessageShape } from "@bufbuild/protobuf";
import { isMessage } from "@bufbuild/protobuf";
import { notMessage } from "../compiled-protobuf.ts";
import { defineTopic, type TopicDefinition } from "../define-topic.ts";
import type { TopicIssue } from "../error.ts";
import { allChecks } from "../explain/all-checks.ts";
import { standardTopic } from "../standard-topic.ts";
import type { Topic } from "../topic.ts";
import { protobufCodec } from "./codec.ts";

export type { Topic } from "../topic.ts";
export { protobufCodec } from "./codec.ts";
export { parseReadableMessage, toReadableMessage } from "./readable.ts";

export interface ProtobufTopicDefinition<Desc extends DescMessage> extends TopicDefinition {
  /** The generated descriptor of the message type, such as `TraceItemSchema`. */
  readonly message: Desc;
}

/**
 * A topic whose messages are Protobuf messages, as protobuf-es has them in memory. The schema, if any, is about that
 * object: what the consumer asks for beyond the wire format.
 */
export function protobufTopic<Name extends string, Version extends number, Desc extends DescMessage>(
  name: Name,
  version: Version,
  definition: ProtobufTopicDefinition<Desc>,
): Topic<Name, Version, MessageShape<Desc>, "protobuf"> {
  const { message, schema = true } = definition;
  const topic = defineTopic<Name, Version, MessageShape<Desc>, "protobuf">(
    name,
    version,
    "protobuf",
    protobufCodec(message),
    definition,
  );
  const accepts = (value: unknown): boolean => isMessage(value, message) && topic.accepts(value);
  const explain = (value: unknown): readonly TopicIssue[] =>
    isMessage(value, message) ? topic.explain(value) : [notMessage(message.typeName)];
  const standard = standardTopic(schema, allChecks, accepts, explain);
  return { ...topic, accepts, explain, "~standard": standard, message } as typeof topic;
}

/** The descriptor of a topic's messages; undefined where the topic has a compiled codec, or none is at hand. */
export function descriptorOf(topic: Topic): DescMessage | undefined {
  return (topic as { readonly message?: DescMessage }).message;
}

/** The full name of a topic's message type; undefined where nothing is known of its messages. */
export function messageTypeOf(topic: Topic): string | undefined {
  return descriptorOf(topic)?.typeName ?? (topic as { readonly messageType?: string }).messageType;
}
