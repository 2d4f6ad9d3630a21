import { kafkaSettings } from "./kafka-settings.ts";

/**
 * The closed meta-schema of topic.yaml. `schemas/topic.schema.json` is this value, for editors.
 * A `title` beside a `pattern` completes the sentence "must be ..." of findings.
 */
export const topicSchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "topic.yaml",
  description:
    "The contract of one Kafka topic, beside its schemas and fixtures. The folder's name is the topic's name.",
  type: "object",
  additionalProperties: false,
  required: ["description", "owners", "encoding", "producers", "consumers", "kafka"],
  properties: {
    description: {
      description: "What a message of the topic is and who cares, in a sentence or more.",
      type: "string",
      minLength: 1,
    },
    owners: {
      description: "Who reviews changes of the contract: GitHub teams or users, or e-mail addresses.",
      type: "array",
      minItems: 1,
      uniqueItems: true,
      items: {
        title: 'a GitHub team or user ("@org/team") or an e-mail address',
        type: "string",
        pattern: "^(?:@[A-Za-z0-9-]+(?:/[A-Za-z0-9._-]+)?|[^@\\s]+@[^@\\s]+\\.[^@\\s.]+)$",
      },
    },
    pipeline: {
      description: "Name of the product pipeline that the topic is part of.",
      title: "a name of lower-case letters, digits and hyphens",
      type: "string",
      pattern: "^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$",
    },
    encoding: {
      description: "How a message becomes bytes. All versions of a topic share it.",
      enum: ["json", "msgpack", "protobuf"],
    },
    messages: {
      description: "Protobuf topics only: version to full name of its message.",
      type: "object",
      additionalProperties: false,
      patternProperties: {
        "^v[1-9][0-9]*$": {
          title: "the full name of a Protobuf message",
          type: "string",
          pattern: "^[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*$",
        },
      },
    },
    producers: { description: "Services that write to the topic.", $ref: "#/definitions/Services" },
    consumers: { description: "Services that read the topic.", $ref: "#/definitions/Services" },
    compatibility: {
      description: "What a change of a released schema may do to those who have not upgraded yet.",
      type: "object",
      additionalProperties: false,
      required: ["mode"],
      properties: {
        mode: {
          description:
            "backward: new readers read old messages; forward: old readers read new ones; full: both. Transitive modes look at all versions, the others at the last one.",
          enum: [
            "none",
            "backward",
            "forward",
            "full",
            "backward-transitive",
            "forward-transitive",
            "full-transitive",
          ],
        },
        reason: {
          description: "Why the mode is `none`; required then.",
          type: "string",
          minLength: 1,
        },
      },
    },
    key: {
      description:
        "What the key of a message is, where consumers rely on it: messages of one key are read in order, and compaction keeps the last of each.",
      type: "string",
      minLength: 1,
    },
    kafka: { description: "Settings that the topic is created with.", $ref: "#/definitions/KafkaSettings" },
    partitions: {
      description: "Number of partitions, only where the number is part of the contract.",
      type: "integer",
      minimum: 1,
      maximum: 2147483647,
    },
    dead_letters: {
      description: "Topics that take the messages which a consumer of this topic could not use.",
      type: "array",
      items: { $ref: "#/definitions/DeadLetter" },
    },
  },
  definitions: {
    Services: {
      type: "array",
      uniqueItems: true,
      items: { type: "string", minLength: 1 },
    },
    KafkaSettings: {
      type: "object",
      additionalProperties: false,
      properties: kafkaSettings,
    },
    DeadLetter: {
      description: "A dead-letter topic. Its messages are those of the topic above.",
      type: "object",
      additionalProperties: false,
      required: ["topic", "kafka"],
      properties: {
        topic: { description: "Name of the Kafka topic.", type: "string", minLength: 1 },
        description: {
          description: "What ends up here, if that needs saying.",
          type: "string",
          minLength: 1,
        },
        producers: {
          description: "Services that write to it; without this key, the consumers of the topic above.",
          $ref: "#/definitions/Services",
        },
        consumers: { description: "Services that read it.", $ref: "#/definitions/Services" },
        kafka: { description: "Settings that it is created with.", $ref: "#/definitions/KafkaSettings" },
      },
    },
  },
} as const;
