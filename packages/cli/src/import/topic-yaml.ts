import { Document, isSeq, visit } from "yaml";
import type { KafkaConfig } from "./kafka-config.ts";
import type { FlatTopic } from "./topic-file.ts";

export interface TopicYaml {
  readonly topic: FlatTopic;
  readonly owners: readonly string[];
  readonly encoding: string;
  /** Version name to full message name. */
  readonly messages: Readonly<Record<string, string>>;
  readonly compatibility: { readonly mode: string; readonly reason?: string };
  readonly deadLetters: readonly FlatTopic[];
  readonly service: (written: string) => string;
}

/** The text of topic.yaml. */
export function topicYaml({ topic, service, ...parts }: TopicYaml): string {
  const services = (written: readonly string[]): string[] => [...new Set(written.map(service))];
  return yamlFile("../topic.schema.json", {
    description: topic.description,
    owners: parts.owners,
    ...(topic.pipeline === undefined ? {} : { pipeline: topic.pipeline }),
    encoding: parts.encoding,
    ...(Object.keys(parts.messages).length === 0 ? {} : { messages: parts.messages }),
    producers: services(topic.producers),
    consumers: services(topic.consumers),
    compatibility: parts.compatibility,
    kafka: sorted(topic.kafka),
    ...(topic.partitions === undefined ? {} : { partitions: topic.partitions }),
    ...(parts.deadLetters.length === 0
      ? {}
      : { dead_letters: parts.deadLetters.map((letter) => deadLetter(letter, services)) }),
  });
}

/** The text of a YAML file that names its schema to editors; lists of names stay on one line. */
export function yamlFile(schema: string, content: Readonly<Record<string, unknown>>): string {
  const document = new Document(content);
  document.commentBefore = ` yaml-language-server: $schema=${schema}`;
  visit(document, {
    Seq(_, node) {
      if (isSeq(node) && node.items.every((item) => typeof (item as { value?: unknown }).value === "string"))
        node.flow = true;
    },
  });
  return document.toString({ lineWidth: 110, flowCollectionPadding: false }).replace(/^(#[^\n]*\n)\n/, "$1");
}

function deadLetter(
  topic: FlatTopic,
  services: (written: readonly string[]) => string[],
): Record<string, unknown> {
  return {
    topic: topic.name,
    description: topic.description,
    producers: services(topic.producers),
    consumers: services(topic.consumers),
    kafka: sorted(topic.kafka),
  };
}

function sorted(config: KafkaConfig): KafkaConfig {
  return Object.fromEntries(Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1)));
}
