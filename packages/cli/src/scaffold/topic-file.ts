import { DEFAULT_MAX_MESSAGE_BYTES, type Encoding } from "@waybill/runtime";
import { Document, isSeq, visit } from "yaml";
import type { RegistryConfig } from "../registry/model.ts";

export interface TopicFileOptions {
  readonly encoding: Encoding;
  readonly description?: string;
  readonly owners: readonly string[];
  readonly producers: readonly string[];
  readonly consumers: readonly string[];
  readonly pipeline?: string;
  /** Full name of the Protobuf message. */
  readonly message?: string;
  /** Size of the largest message that is known, in bytes. */
  readonly largest: number;
}

const DAY_MS = 86_400_000;
/** What a topic gets whose messages do not fit Kafka's default. */
const LARGE_MESSAGE_BYTES = 10_000_000;

/** The text of topic.yaml. Kafka's settings are those that the registry's policy asks for. */
export function topicFile(config: RegistryConfig, options: TopicFileOptions): string {
  const { policy } = config;
  const document = new Document({
    description: options.description ?? "",
    owners: options.owners,
    ...(options.pipeline !== undefined && { pipeline: options.pipeline }),
    encoding: options.encoding,
    ...(options.message !== undefined && { messages: { v1: options.message } }),
    producers: options.producers,
    consumers: options.consumers,
    compatibility: { mode: "backward" },
    kafka: {
      ...(policy.compression_type !== undefined && { "compression.type": policy.compression_type }),
      "retention.ms": policy.retention_ms[0] ?? DAY_MS,
      ...(options.largest > DEFAULT_MAX_MESSAGE_BYTES && {
        "max.message.bytes": Math.max(LARGE_MESSAGE_BYTES, options.largest * 2),
      }),
    },
  });
  document.commentBefore = " yaml-language-server: $schema=../topic.schema.json";
  visit(document, {
    Seq: (_, node) => {
      if (isSeq(node)) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 110, flowCollectionPadding: false }).replace(/^(#[^\n]*\n)\n/, "$1");
}
