import { another, replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

ruleCases("dead-letter-name", {
  refuses: [
    [
      "the topic itself",
      { "orders/topic.yaml": replace("orders-dlq", "orders") },
      ['orders/topic.yaml:12 dead letter "orders" must not be a topic with a folder of its own'],
    ],
    [
      "that of another topic",
      {
        ...another("refunds"),
        "refunds/topic.yaml": (another("refunds")["refunds/topic.yaml"] ?? "").replace(
          "refunds-dlq",
          "orders-dlq",
        ),
      },
      ['refunds/topic.yaml:12 dead letter "orders-dlq" must not be that of topic "orders" too'],
    ],
    [
      "one listed twice",
      { "orders/topic.yaml": (text) => text + text.slice(text.indexOf("  - topic")) },
      ['orders/topic.yaml:17 dead letter "orders-dlq" is listed twice'],
    ],
  ],
  accepts: [
    [
      "two of one topic",
      {
        "orders/topic.yaml": (text) =>
          text + text.slice(text.indexOf("  - topic")).replace("orders-dlq", "orders-dlq-2"),
      },
    ],
    ["none", { "orders/topic.yaml": (text) => text.slice(0, text.indexOf("dead_letters")) }],
  ],
});
