import { topicShape } from "../meta/topic-shape.ts";
import { problemAt, type Rule } from "../rule.ts";

export const topicEncoding: Rule = {
  id: "topic-encoding",
  severity: "error",
  summary: "every topic has one encoding (json, msgpack or protobuf), and only Protobuf topics name messages",
  explain: {
    why: "The encoding decides which codec reads the bytes. A topic whose versions disagree, or that names a Protobuf message beside a JSON schema, leaves a consumer to guess from the first byte.",
    bad: "encoding: json\nmessages: { v1: shop.v1.Order }",
    good: "encoding: protobuf\nmessages: { v1: shop.v1.Order }",
    fix: "Set `encoding` to what producers send. Keep `messages` for protobuf; json and msgpack topics have v1.schema.json instead.",
  },
  *check(registry) {
    yield* topicShape(registry, "topic-encoding");
    for (const { document, spec } of registry.topics) {
      if (document === undefined || spec.encoding === undefined || spec.encoding === "protobuf") continue;
      if (Object.keys(spec.messages).length > 0) {
        const hint = "remove the key, or set encoding to protobuf";
        yield problemAt(
          document,
          "/messages",
          `"messages" must not be set for encoding "${spec.encoding}"`,
          hint,
        );
      }
    }
  },
};
