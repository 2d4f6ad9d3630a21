import { decode, isTopicError, tryDecode, tryEncode, validate } from "@waybill/runtime";
import { describe, expect, test } from "vitest";
import { registryOf } from "../../test/support/registry-of.ts";
import { topicOf } from "./topic-of.ts";

const schema = {
  type: "object",
  required: ["id"],
  properties: { id: { $ref: "#/definitions/Id" } },
  definitions: { Id: { type: "integer" } },
};
const bytes = (text: string) => new TextEncoder().encode(text);

describe("topicOf", () => {
  test("decodes and validates by the schema as it is in the folder", () => {
    const { registry, version } = registryOf({ "t/v1.schema.json": schema });
    const topic = topicOf(registry, version);
    expect(decode(topic, bytes('{"id":1}'))).toEqual({ id: 1 });
    expect(validate(topic, { id: "1" })).toMatchObject([{ path: "/id", rule: "type" }]);
  });

  test("has the size limit of topic.yaml", () => {
    const { registry, version } = registryOf({ "t/v1.schema.json": true });
    const topics = registry.topics.map((topic) => ({
      ...topic,
      spec: { ...topic.spec, kafka: { "max.message.bytes": 4 } },
    }));
    const result = tryEncode(topicOf({ ...registry, topics }, version), [1, 2]);
    expect(!result.ok && isTopicError(result.error) && result.error.code).toBe("too-large");
  });

  test("leaves a message without a descriptor as its bytes", () => {
    const { registry, version } = registryOf({});
    const topic = topicOf(registry, { ...version, encoding: "protobuf", message: "shop.v1.Order" });
    expect(decode(topic, Uint8Array.of(8, 1))).toEqual(Uint8Array.of(8, 1));
    expect(tryDecode(topic, Uint8Array.of(8)).ok).toBe(false);
  });
});
