import { replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

ruleCases("topic-services", {
  refuses: [
    [
      "a misspelt producer",
      { "orders/topic.yaml": replace("[shop]", "[shpo]") },
      ['orders/topic.yaml:4 service "shpo" is not one of the registry\'s; did you mean "shop"?'],
    ],
    [
      "an unknown consumer of a dead letter",
      { "orders/topic.yaml": replace("topic: orders-dlq", "topic: orders-dlq\n    consumers: [archive]") },
      [
        'orders/topic.yaml:13 service "archive" is not one of the registry\'s; add it to "services" of registry.yaml if it is a new service',
      ],
    ],
    [
      "no consumers key",
      { "orders/topic.yaml": replace("consumers: [billing]\n", "") },
      ['orders/topic.yaml:1 key "consumers" is missing'],
    ],
    [
      "a service twice",
      { "orders/topic.yaml": replace("[shop]", "[shop, shop]") },
      ['orders/topic.yaml:4 "producers" must not name the same thing twice'],
    ],
  ],
  accepts: [
    ["nobody on one side", { "orders/topic.yaml": replace("[billing]", "[]") }],
    [
      "any name where registry.yaml lists none",
      {
        "orders/topic.yaml": replace("[shop]", "[anything]"),
        "registry.yaml": replace("services: [shop, billing]\n", ""),
      },
    ],
  ],
});
