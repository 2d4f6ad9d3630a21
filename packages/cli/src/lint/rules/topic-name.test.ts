import { another, renamed, replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

const long = "a".repeat(250);

ruleCases("topic-name", {
  refuses: [
    [
      "a dot",
      renamed("web.orders"),
      ['web.orders/topic.yaml:1 topic name "web.orders" must have no dot; rename it to "web-orders"'],
    ],
    [
      "a space",
      renamed("web orders"),
      ['web orders/topic.yaml:1 topic name "web orders" must have only letters, digits, "-" and "_"'],
    ],
    [
      "250 characters",
      renamed(long),
      [`${long}/topic.yaml:1 topic name of 250 characters must have at most 249`],
    ],
    [
      "what the output has, too",
      renamed("registry"),
      [
        'registry/topic.yaml:1 topic must not be called "registry": generated files need the name; rename the folder; nothing is generated for it',
      ],
    ],
    [
      "names that differ by case, which give one folder on some file systems",
      another("orDers", "other"),
      [
        'orders/topic.yaml:1 topic name "orders" must differ from "orDers" by more than case; rename the folder; nothing is generated for it',
      ],
    ],
    [
      "a dead letter with a dot",
      { "orders/topic.yaml": replace("orders-dlq", "orders.dlq") },
      ['orders/topic.yaml:12 topic name "orders.dlq" must have no dot; rename it to "orders-dlq"'],
    ],
    [
      "a dead letter that differs from a topic by punctuation",
      { "orders/topic.yaml": replace("orders-dlq", "more_orders"), ...another("more-orders") },
      [
        'orders/topic.yaml:12 topic name "more_orders" must differ from "more-orders" by more than punctuation',
      ],
    ],
  ],
  accepts: [
    ["names that differ by a letter", another("order", "other")],
    ["a dead letter called as the output is", { "orders/topic.yaml": replace("orders-dlq", "registry") }],
    ["249 characters", renamed(long.slice(1))],
    ["digits and underscores", renamed("orders_2")],
  ],
});
