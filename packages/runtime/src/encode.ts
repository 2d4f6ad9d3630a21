import { CodecError } from "./codec-error.ts";
import { failure } from "./error.ts";
import { writeJson } from "./json/write.ts";
import { writeMsgpack } from "./msgpack/write.ts";
import { attempt, type Result } from "./result.ts";
import type { MessageOf, Topic } from "./topic.ts";

/**
 * The bytes of a message, from which `decode` gives an equal message.
 *
 * @throws TopicError `invalid` when the message breaks the schema, `unencodable` when its encoding cannot hold it
 * without loss, `too-large` when it exceeds the topic's `max.message.bytes`
 */
export function encode<T extends Topic>(topic: T, message: MessageOf<T>): Uint8Array {
  if (!topic.accepts(message)) throw failure("invalid", topic, topic.explain(message));
  const bytes = encodeUnvalidated(topic, message);
  if (bytes.length > topic.maxMessageBytes) {
    const message = `must fit in ${topic.maxMessageBytes} bytes, got ${bytes.length}`;
    throw failure("too-large", topic, [{ path: "", rule: "max.message.bytes", message }]);
  }
  return bytes;
}

/** As `encode`, with the error as a value. */
export function tryEncode<T extends Topic>(topic: T, message: MessageOf<T>): Result<Uint8Array> {
  return attempt(() => encode(topic, message));
}

/**
 * The bytes of a value, whatever the schema and the size limit say of it.
 *
 * @throws TopicError `unencodable`
 */
export function encodeUnvalidated(topic: Topic, value: unknown): Uint8Array {
  const { codec, encoding } = topic;
  try {
    if (codec.write !== undefined) return codec.write(value);
    return encoding === "json" ? writeJson(value, codec.byteArrays) : writeMsgpack(value);
  } catch (error) {
    if (error instanceof CodecError) throw failure("unencodable", topic, [error.issue]);
    throw error;
  }
}
