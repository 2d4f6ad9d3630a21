import { isBytes } from "../bytes.ts";
import { CodecError } from "../codec-error.ts";
import { defineTopic, type TopicDefinition } from "../define-topic.ts";
import type { CompleteCodec, Topic } from "../topic.ts";
import { WireCursor } from "../wire-format.ts";

export type { Topic } from "../topic.ts";

export interface OpaqueProtobufDefinition extends Pick<TopicDefinition, "maxMessageBytes"> {
  /** The full name of the message type, which nothing here knows more about. */
  readonly messageName: string;
}

/**
 * A topic of Protobuf messages whose descriptor is not at hand. A message is its own bytes, checked to be well-formed
 * records.
 */
export function opaqueProtobufTopic<Name extends string, Version extends number>(
  name: Name,
  version: Version,
  { maxMessageBytes, messageName }: OpaqueProtobufDefinition,
): Topic<Name, Version, Uint8Array, "protobuf"> {
  const schema = { description: `Protobuf message ${messageName}`, contentEncoding: "binary" };
  return defineTopic(name, version, "protobuf", opaqueCodec, {
    ...(maxMessageBytes !== undefined && { maxMessageBytes }),
    schema,
    validate: isBytes,
  });
}

const opaqueCodec: CompleteCodec = {
  read(bytes) {
    const cursor = new WireCursor(bytes);
    while (cursor.next("")) cursor.skip("", 1);
    return bytes;
  },
  write(value) {
    if (!isBytes(value)) throw new CodecError("not-serializable", "must be bytes (Uint8Array)");
    return this.read(value) as Uint8Array;
  },
};
