import { replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

ruleCases("dead-letter-retention", {
  refuses: [
    [
      "the retention of the topic",
      { "orders/topic.yaml": replace("604800000", "86400000") },
      ['orders/topic.yaml:15 retention.ms of dead letter "orders-dlq" must be 604800000 (7 d)'],
    ],
    [
      "none",
      { "orders/topic.yaml": replace("      retention.ms: 604800000\n", "") },
      ['orders/topic.yaml:13 retention.ms of dead letter "orders-dlq" must be 604800000 (7 d)'],
    ],
  ],
  accepts: [
    [
      "any allowed one where registry.yaml demands none",
      {
        "orders/topic.yaml": replace("604800000", "86400000"),
        "registry.yaml": replace("  dead_letter_retention_ms: 604800000\n", ""),
      },
    ],
  ],
});
