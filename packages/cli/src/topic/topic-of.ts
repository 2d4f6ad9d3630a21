import type { Topic } from "@waybill/runtime";
import { jsonTopic } from "@waybill/runtime/json";
import { msgpackTopic } from "@waybill/runtime/msgpack";
import { opaqueProtobufTopic } from "@waybill/runtime/opaque-protobuf";
import { protobufTopic } from "@waybill/runtime/protobuf";
import type { Registry, TopicVersion } from "../registry/model.ts";
import { bundle } from "../schema/bundle.ts";
import { messageSchema } from "../schema/bytes/message-schema.ts";
import { compileInProcess } from "../schema/compile/compile-validator.ts";
import { strip } from "../schema/strip.ts";
import { withinStack } from "../schema/within-stack.ts";
import { maxMessageBytesOf } from "./limits.ts";

/**
 * A version of a registry as a topic to decode, encode and validate with, without generating anything. It behaves as
 * the generated one does; compiling its validator is put off until the first value comes.
 *
 * A Protobuf message that the registry has no descriptor of is opaque: its value is its bytes.
 */
export function topicOf(registry: Registry, version: TopicVersion): Topic {
  const { topic: name, version: number, encoding } = version;
  const maxMessageBytes = maxMessageBytesOf(registry, name);
  if (encoding === "protobuf") {
    const message =
      version.message === undefined ? undefined : registry.messages?.getMessage(version.message);
    if (message === undefined) {
      const messageName = version.message ?? "";
      return opaqueProtobufTopic(name, number, { maxMessageBytes, messageName });
    }
    const constraint = version.schema === undefined ? {} : check(registry, version);
    return protobufTopic(name, number, { maxMessageBytes, message, ...constraint });
  }
  const make = encoding === "json" ? jsonTopic : msgpackTopic;
  return make(name, number, { maxMessageBytes, ...check(registry, version) });
}

function check(registry: Registry, version: TopicVersion) {
  const { schema: whole, ...byteArrays } = withinStack(version, () =>
    messageSchema(version, bundle(registry, version).schema),
  );
  let compiled: ((value: unknown) => boolean) | undefined;
  const validate = (value: unknown): boolean => {
    compiled ??= withinStack(version, () => compileInProcess(whole));
    return compiled(value);
  };
  return { ...byteArrays, schema: strip(whole), validate };
}
