import { isBytes } from "./bytes.ts";
import { CodecError } from "./codec-error.ts";
import { failure } from "./error.ts";
import { attempt, type Result } from "./result.ts";
import type { MessageOf, Topic } from "./topic.ts";

/**
 * The message that the bytes are.
 *
 * @throws TopicError `undecodable` when they are not in the topic's encoding, `invalid` when they break its schema
 */
export function decode<T extends Topic>(topic: T, bytes: Uint8Array): MessageOf<T> {
  const valid = topic.codec.readValid?.(bytes);
  const value = valid ?? decodeUnvalidated(topic, bytes);
  if (valid || topic.accepts(value)) return value as MessageOf<T>;
  throw failure("invalid", topic, topic.explain(value));
}

/** As `decode`, with the error as a value. */
export function tryDecode<T extends Topic>(topic: T, bytes: Uint8Array): Result<MessageOf<T>> {
  return attempt(() => decode(topic, bytes));
}

/**
 * The value that the bytes hold, whatever the schema says of it: the first half of `decode`, of which `validate` is the
 * second.
 *
 * @throws TopicError `undecodable`
 */
export function decodeUnvalidated(topic: Topic, bytes: Uint8Array): unknown {
  try {
    if (!isBytes(bytes)) throw notBytes(bytes);
    return topic.codec.read(bytes);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    throw failure("undecodable", topic, [error.issue]);
  }
}

/** Kafka's tombstones arrive as null; text that was decoded too early arrives as a string. */
function notBytes(value: unknown): CodecError {
  return new CodecError("type", `must be bytes (Uint8Array), got ${value === null ? "null" : typeof value}`);
}
