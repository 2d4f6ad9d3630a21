import { replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

ruleCases("compression-policy", {
  refuses: [
    [
      "another codec",
      { "orders/topic.yaml": replace("compression.type: lz4", "compression.type: zstd") },
      ['orders/topic.yaml:8 compression.type of "orders" must be lz4'],
    ],
    [
      "none",
      { "orders/topic.yaml": replace("  compression.type: lz4\n", "") },
      ['orders/topic.yaml:7 compression.type of "orders" must be lz4'],
    ],
    [
      "another one of a dead letter",
      { "orders/topic.yaml": replace("      compression.type: lz4", "      compression.type: gzip") },
      ['orders/topic.yaml:14 compression.type of "orders-dlq" must be lz4'],
    ],
  ],
  accepts: [
    [
      "any where registry.yaml demands none",
      {
        "orders/topic.yaml": replace("compression.type: lz4", "compression.type: zstd"),
        "registry.yaml": replace("  compression_type: lz4\n", ""),
      },
    ],
  ],
});
