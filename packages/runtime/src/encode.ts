import { issueOf } from "./codec-error.ts";
import { failure } from "./error.ts";
import { writeJson } from "./json/write.ts";
import { type Result, unwrap } from "./result.ts";
import type { MessageOf, Topic } from "./topic.ts";

/**
 * The bytes of a message, from which `decode` gives an equal message.
 *
 * @throws TopicError `invalid` when the message breaks the schema, `unencodable` when its encoding cannot hold it
 * without loss, `too-large` when it exceeds the topic's `max.message.bytes`
 */
export function encode<T extends Topic>(topic: T, message: MessageOf<T>): Uint8Array {
  return unwrap(tryEncode(topic, message));
}

/** As `encode`, with the error as a value. It is not thrown, and in V8 it has no stack frames. */
export function tryEncode<T extends Topic>(topic: T, message: MessageOf<T>): Result<Uint8Array> {
  if (!topic.accepts(message)) return failure("invalid", topic, topic.explain(message));
  const result = write(topic, message);
  if (!result.ok || result.value.length <= topic.maxMessageBytes) return result;
  const issue = `must fit in ${topic.maxMessageBytes} bytes, got ${result.value.length}`;
  return failure("too-large", topic, [{ path: "", rule: "max.message.bytes", message: issue }]);
}

/**
 * The bytes of a value, whatever the schema and the size limit say of it.
 *
 * @throws TopicError `unencodable`
 */
export function encodeUnvalidated(topic: Topic, value: unknown): Uint8Array {
  return unwrap(write(topic, value));
}

function write(topic: Topic, value: unknown): Result<Uint8Array> {
  const { codec } = topic;
  try {
    return { ok: true, value: codec.write?.(value) ?? writeJson(value, codec.byteArrays) };
  } catch (error) {
    return failure("unencodable", topic, [issueOf(error)]);
  }
}
