import type { Topic } from "@waybill/runtime";
import type { TopicName } from "../topics/register.ts";
import type { SchemaLike } from "./compatible.ts";
import type { MatchOptions } from "./match-topic.ts";

/** What `expect(…)` has besides; `R` is what its matchers give back. */
export interface WaybillMatchers<R = void> {
  /** Passes for a message of the topic: a value, JSON text, bytes, or a Kafka record. */
  toMatchTopic(topic: TopicName | Topic, options?: MatchOptions): R;
  /** Passes when each is a message of the topic. */
  toAllMatchTopic(topic: TopicName | Topic): R;
  /** Passes for bytes, JSON text or a Kafka record of a message that equals the expected one. */
  toDecodeAs(topic: TopicName | Topic, expected: unknown): R;
  /** Passes for a schema whose readers read everything that was written with the old one. */
  toBeBackwardCompatibleWith(old: SchemaLike): R;
  /** Passes for a schema of which readers of the old one read everything. */
  toBeForwardCompatibleWith(old: SchemaLike): R;
  /** Passes for a schema that is compatible in both directions. */
  toBeFullyCompatibleWith(old: SchemaLike): R;
}
