import type { Document, Registry } from "../registry/model.ts";

/** The `kafka` settings of a topic or of one of its dead letters. */
export interface KafkaTable {
  /** The Kafka topic that the settings are of. */
  readonly topic: string;
  readonly document: Document;
  /** Of the `kafka` mapping, whether or not it is there. */
  readonly pointer: string;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  readonly deadLetter: boolean;
}

/** Every Kafka topic that the registry speaks of. */
export function* kafkaTables(registry: Registry): Generator<KafkaTable> {
  for (const { name, document, spec } of registry.topics) {
    if (document === undefined) continue;
    yield { topic: name, document, pointer: "/kafka", settings: spec.kafka, deadLetter: false };
    for (const [index, { topic, kafka }] of spec.dead_letters.entries()) {
      const pointer = `/dead_letters/${index}/kafka`;
      yield { topic, document, pointer, settings: kafka, deadLetter: true };
    }
  }
}
