import { DEFAULT_MAX_MESSAGE_BYTES } from "@waybill/runtime";
import type { Registry } from "../registry/model.ts";

/** `max.message.bytes` of a topic, or Kafka's default where topic.yaml has no usable number. */
export function maxMessageBytesOf(registry: Registry, topic: string): number {
  const value = registry.topics.find(({ name }) => name === topic)?.spec.kafka["max.message.bytes"];
  const bytes = typeof value === "string" ? Number(value) : value;
  return Number.isSafeInteger(bytes) && (bytes as number) > 0 ? (bytes as number) : DEFAULT_MAX_MESSAGE_BYTES;
}
