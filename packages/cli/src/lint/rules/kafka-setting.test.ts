import { replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

const setting = (text: string) => ({
  "orders/topic.yaml": replace("  max.message.bytes", `  ${text}\n  max.message.bytes`),
});

ruleCases("kafka-setting", {
  refuses: [
    [
      "a quoted number",
      setting('segment.ms: "3600000"'),
      ['orders/topic.yaml:10 "segment.ms" must be an integer; remove the quotes around 3600000'],
    ],
    [
      "a number out of bounds",
      setting("min.insync.replicas: 0"),
      ['orders/topic.yaml:10 "min.insync.replicas" must be >= 1'],
    ],
    [
      "a cleanup policy that Kafka does not know",
      setting("cleanup.policy: compacted"),
      [
        'orders/topic.yaml:10 "cleanup.policy" must be one of "delete", "compact", "compact,delete"; did you mean "compact"?',
      ],
    ],
    [
      "no partitions",
      { "orders/topic.yaml": replace("kafka:", "partitions: 0\nkafka:") },
      ['orders/topic.yaml:7 "partitions" must be >= 1'],
    ],
  ],
  accepts: [
    [
      "settings of a commit log",
      setting("cleanup.policy: compact,delete\n  min.compaction.lag.ms: 3600000\n  segment.bytes: 104857600"),
    ],
    ["a partition count", { "orders/topic.yaml": replace("kafka:", "partitions: 1\nkafka:") }],
  ],
});
