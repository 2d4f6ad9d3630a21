import { type Topic, type TopicIssue, tryDecode, validate } from "@waybill/runtime";
import { isBytes, isObject } from "@waybill/runtime/codegen";
import { isPromise } from "../given.ts";
import type { EncodingIssue } from "./failure-text.ts";

/** What was handed to a matcher, looked at as a message of a topic. */
export interface Judged {
  /** The value, where there is one: bytes that cannot be decoded have none. */
  readonly value: unknown;
  /** None when it is a message of the topic. */
  readonly issues: readonly TopicIssue[];
  /** The Kafka record that it came in. */
  readonly record?: KafkaRecord;
}

/** A record as kafkajs, @platformatic/kafka, node-rdkafka and Confluent's client hand it out. */
export interface KafkaRecord {
  readonly value: unknown;
  readonly key?: unknown;
  readonly headers?: unknown;
}

/**
 * A value, the JSON text of one, encoded bytes, or a Kafka record with one of these.
 *
 * @throws Error for a promise, which has no message yet and would pass for one that is refused
 */
export function judge(topic: Topic, received: unknown): Judged {
  if (isPromise(received))
    throw new Error("expected a message, got a promise: await it, or write expect(…).resolves");
  if (isRecord(received)) return { ...judge(topic, received.value), record: received };
  const bytes = bytesOf(topic, received);
  if (bytes === undefined) return { value: received, issues: validate(topic, received) };
  const result = tryDecode(topic, bytes);
  if (result.ok) return { value: result.value, issues: [] };
  return { value: decoded(topic, bytes), issues: ofOtherEncoding(topic, bytes, result.error.issues) };
}

const RECORD_KEYS = ["key", "headers", "offset", "partition", "topic", "timestamp"];

function isRecord(received: unknown): received is KafkaRecord {
  if (!isObject(received) || !("value" in received) || "$typeName" in received) return false;
  const { value } = received;
  const isPayload = value === null || typeof value === "string" || isBytes(value);
  return isPayload && RECORD_KEYS.some((key) => key in received);
}

function bytesOf(topic: Topic, received: unknown): Uint8Array | undefined {
  if (isBytes(received)) return received;
  if (typeof received !== "string" || topic.encoding !== "json" || topic.accepts(received)) return undefined;
  return new TextEncoder().encode(received);
}

function decoded(topic: Topic, bytes: Uint8Array): unknown {
  try {
    return topic.codec.read(bytes);
  } catch {
    return undefined;
  }
}

/** One issue that says so, when the bytes are plainly those of another encoding. */
function ofOtherEncoding(
  topic: Topic,
  bytes: Uint8Array,
  issues: readonly TopicIssue[],
): readonly TopicIssue[] {
  const seen = encodingOf(bytes);
  const isReadable = topic.encoding === "json" && decoded(topic, bytes) !== undefined;
  if (seen === undefined || seen === topic.encoding || isReadable) return issues;
  const hint = "encode(topic, message) writes what consumers read";
  return issues.slice(0, 1).map((issue): EncodingIssue => ({ ...issue, hint, looksLike: seen }));
}

function encodingOf(bytes: Uint8Array): "json" | "msgpack" | undefined {
  const [first = 0] = bytes;
  if (first === 0x7b || first === 0x5b) {
    try {
      JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
      return "json";
    } catch {
      return undefined;
    }
  }
  return (first & 0xf0) === 0x80 || first === 0xde || first === 0xdf ? "msgpack" : undefined;
}

/** A key or header as text, where it is bytes of one. */
export function readableHeader(value: unknown): unknown {
  if (isBytes(value)) return new TextDecoder().decode(value);
  if (value instanceof Map) return readableHeader(Object.fromEntries(value));
  if (Array.isArray(value)) return value.map(readableHeader);
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, readableHeader(one)]));
  return value;
}
