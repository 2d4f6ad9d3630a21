import type { TopicIssue } from "./error.ts";
import type { BytePlaces } from "./json/byte-places.ts";
import type { StandardTopicV1 } from "./standard-schema.ts";

export type Encoding = "json" | "msgpack" | "protobuf";

/** A JSON Schema (draft-07 unless it names another draft) as a plain value; `true` and `false` are schemas too. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/**
 * Bytes to value and back, without validation.
 *
 * Both throw `CodecError` on data that cannot be read or written without loss; nothing else escapes them.
 */
export interface Codec {
  read(bytes: Uint8Array): unknown;
  /**
   * As `read`, of a message that is known to be valid when it has been read; `undefined` where that is not known. Throws
   * nothing.
   */
  readValid?(bytes: Uint8Array): object | undefined;
  /** Absent where values are written as JSON: `encode` brings that, so that a program that only decodes goes without. */
  write?(value: unknown): Uint8Array;
  /** Where JSON spells bytes as arrays of byte values. */
  readonly byteArrays?: BytePlaces;
}

/** A codec that says itself how values are written. */
export type CompleteCodec = Required<Pick<Codec, "read" | "write">>;

/**
 * One version of one Kafka topic: a value to pass to `decode`, `encode`, `validate` and `is`.
 *
 * Implements Standard Schema and Standard JSON Schema under `~standard`.
 */
export interface Topic<
  Name extends string = string,
  Version extends number = number,
  // biome-ignore lint/suspicious/noExplicitAny: the default has to accept topics of every message type.
  Message = any,
  E extends Encoding = Encoding,
> {
  readonly name: Name;
  readonly version: Version;
  readonly encoding: E;
  /** Kafka's `max.message.bytes` of the topic: the most bytes an encoded message may have. */
  readonly maxMessageBytes: number;
  readonly codec: Codec;
  /** Whether the value is a message of the topic. Fast, and says nothing about why not. */
  readonly accepts: (value: unknown) => boolean;
  /** Why `accepts` is false for the value; empty when it is true. */
  readonly explain: (value: unknown) => readonly TopicIssue[];
  readonly "~standard": StandardTopicV1<Message>;
}

/** The message type of a topic: `MessageOf<typeof ingestReplayEventsV1>`. */
export type MessageOf<T extends Topic> = T extends Topic<string, number, infer Message> ? Message : never;

/** Kafka's own default for `max.message.bytes`, used where topic.yaml sets none. */
export const DEFAULT_MAX_MESSAGE_BYTES = 1_048_588;
