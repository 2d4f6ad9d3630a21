import { replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

const own = "  max.message.bytes: 1000000\ndead_letters";
const deadLetter = "      max.message.bytes: 1000000\n";

ruleCases("dead-letter-size", {
  refuses: [
    [
      "a smaller dead letter",
      { "orders/topic.yaml": replace(deadLetter, "      max.message.bytes: 999999\n") },
      [
        'orders/topic.yaml:16 max.message.bytes of dead letter "orders-dlq" must be 1000000, as for the topic',
      ],
    ],
    [
      "one without size",
      { "orders/topic.yaml": replace(deadLetter, "") },
      [
        'orders/topic.yaml:13 max.message.bytes of dead letter "orders-dlq" must be 1000000, as for the topic',
      ],
    ],
    [
      "one with a size that the topic does not have",
      { "orders/topic.yaml": replace(own, "dead_letters") },
      [
        'orders/topic.yaml:15 max.message.bytes of dead letter "orders-dlq" must be absent, as it is from the topic',
      ],
    ],
  ],
  accepts: [
    [
      "no size on both sides",
      { "orders/topic.yaml": (text) => replace(own, "dead_letters")(replace(deadLetter, "")(text)) },
    ],
  ],
});
