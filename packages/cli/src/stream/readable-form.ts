import type { DescMessage, FileRegistry, Message } from "@bufbuild/protobuf";
import { encodeUnvalidated, type Topic } from "@waybill/runtime";
import { parseReadableMessage, toReadableMessage } from "@waybill/runtime/protobuf";
import { parseReadable, toReadable } from "@waybill/runtime/readable";
import type { Registry, TopicVersion } from "../registry/model.ts";
import { withCodec } from "./codec-issue.ts";

/** Messages of one topic as JSON text for people. `parse` undoes `print`. */
export interface ReadableForm {
  /** On one line. */
  print(value: unknown): string;
  /** Throws `TopicError` for text that stands for no message; whether the message is valid is another question. */
  parse(bytes: Uint8Array): unknown;
}

/**
 * The readable form of a version: for JSON the message itself, for a Protobuf message with a descriptor its JSON mapping,
 * for everything else JSON with bytes as `{"$base64": "..."}`.
 */
export function readableForm(registry: Registry, version: TopicVersion, topic: Topic): ReadableForm {
  const decoder = new TextDecoder();
  if (topic.encoding === "json") {
    return {
      print: (value) => decoder.decode(encodeUnvalidated(topic, value)),
      parse: (bytes) => withCodec(topic, "undecodable", () => topic.codec.read(bytes)),
    };
  }
  const message = version.message === undefined ? undefined : registry.messages?.getMessage(version.message);
  if (message !== undefined && registry.messages !== undefined) {
    return messageForm(topic, message, registry.messages);
  }
  return {
    print: (value) => toReadable(value, { isPretty: false }),
    parse: (bytes) => withCodec(topic, "undecodable", () => parseReadable(decoder.decode(bytes))),
  };
}

function messageForm(topic: Topic, desc: DescMessage, types: FileRegistry): ReadableForm {
  const decoder = new TextDecoder();
  return {
    print: (value) => toReadableMessage(desc, value as Message, { isPretty: false, registry: types }),
    parse: (bytes) =>
      withCodec(topic, "undecodable", () =>
        parseReadableMessage(desc, decoder.decode(bytes), { registry: types }),
      ),
  };
}
