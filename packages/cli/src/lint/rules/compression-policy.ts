import { kafkaTables } from "../kafka-tables.ts";
import { problemAt, type Rule } from "../rule.ts";

export const compressionPolicy: Rule = {
  id: "compression-policy",
  severity: "error",
  summary: "`compression.type` is what registry.yaml demands of all topics",
  explain: {
    why: "A topic without it stores what producers send, often uncompressed: several times the disk and network. One that uses another codec than the rest fails in consumers whose client was built without it.",
    bad: "kafka:\n  retention.ms: 86400000",
    good: "kafka:\n  compression.type: lz4\n  retention.ms: 86400000",
    fix: "Set the codec, or change `policy.compression_type` of registry.yaml for all topics.",
  },
  *check(registry) {
    const wanted = registry.config.policy.compression_type;
    if (wanted === undefined) return;
    for (const { topic, document, pointer, settings } of kafkaTables(registry)) {
      if (settings["compression.type"] === wanted) continue;
      yield problemAt(
        document,
        `${pointer}/compression.type`,
        `compression.type of "${topic}" must be ${wanted}`,
      );
    }
  },
};
