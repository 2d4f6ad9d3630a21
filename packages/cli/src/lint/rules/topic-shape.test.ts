import { replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

ruleCases("topic-shape", {
  refuses: [
    [
      "an unknown key",
      { "orders/topic.yaml": replace("encoding:", "pipelin: shop\nencoding:") },
      ['orders/topic.yaml:3 key "pipelin" is unknown; did you mean "pipeline"?'],
    ],
    [
      "an unknown compatibility mode",
      { "orders/topic.yaml": replace("backward", "backwards") },
      [
        'orders/topic.yaml:6 "mode" must be one of "none", "backward", "forward", "full", "backward-transitive", "forward-transitive", "full-transitive"; did you mean "backward"?',
      ],
    ],
    [
      "an unknown key of a dead letter",
      { "orders/topic.yaml": replace("topic: orders-dlq", "topic: orders-dlq\n    consumer: [shop]") },
      ['orders/topic.yaml:13 key "consumer" is unknown; did you mean "consumers"?'],
    ],
    [
      "a folder without topic.yaml",
      { "orders/topic.yaml": undefined },
      ['orders/topic.yaml topic "orders" has no topic.yaml; describe the topic in it, or remove the folder'],
    ],
  ],
  accepts: [["a pipeline", { "orders/topic.yaml": replace("encoding:", "pipeline: web-shop\nencoding:") }]],
});
