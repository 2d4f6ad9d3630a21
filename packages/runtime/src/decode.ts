import { isBytes } from "./bytes.ts";
import { CodecError, issueOf } from "./codec-error.ts";
import { failure } from "./error.ts";
import { typeMessage } from "./explain/type.ts";
import { type Result, unwrap } from "./result.ts";
import type { MessageOf, Topic } from "./topic.ts";

/**
 * The message that the bytes are.
 *
 * @throws TopicError `undecodable` when they are not in the topic's encoding, `invalid` when they break its schema
 */
export function decode<T extends Topic>(topic: T, bytes: Uint8Array): MessageOf<T> {
  return unwrap(tryDecode(topic, bytes));
}

/** As `decode`, with the error as a value. It is not thrown, and in V8 it has no stack frames. */
export function tryDecode<T extends Topic>(topic: T, bytes: Uint8Array): Result<MessageOf<T>> {
  const valid = topic.codec.readValid?.(bytes);
  const result = valid ? { ok: true as const, value: valid } : read(topic, bytes);
  if (valid || !result.ok || topic.accepts(result.value)) return result as Result<MessageOf<T>>;
  return failure("invalid", topic, topic.explain(result.value));
}

/**
 * The value that the bytes hold, whatever the schema says of it: the first half of `decode`, of which `validate` is the
 * second.
 *
 * @throws TopicError `undecodable`
 */
export function decodeUnvalidated(topic: Topic, bytes: Uint8Array): unknown {
  return unwrap(read(topic, bytes));
}

function read(topic: Topic, bytes: Uint8Array): Result<unknown> {
  try {
    // Kafka's tombstones arrive as null; text that was decoded too early arrives as a string.
    if (!isBytes(bytes)) throw new CodecError("type", typeMessage(["bytes (Uint8Array)"], bytes));
    return { ok: true, value: topic.codec.read(bytes) };
  } catch (error) {
    return failure("undecodable", topic, [issueOf(error)]);
  }
}
