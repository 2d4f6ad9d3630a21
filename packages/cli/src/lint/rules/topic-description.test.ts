import { replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

ruleCases("topic-description", {
  refuses: [
    [
      "no description",
      { "orders/topic.yaml": replace("description: Orders as the shop accepted them.\n", "") },
      ['orders/topic.yaml:1 key "description" is missing'],
    ],
    [
      "an empty one",
      { "orders/topic.yaml": replace("Orders as the shop accepted them.", '""') },
      ['orders/topic.yaml:1 "description" must not be empty'],
    ],
    [
      "a list",
      { "orders/topic.yaml": replace("Orders as the shop accepted them.", "[Orders]") },
      ['orders/topic.yaml:1 "description" must be text'],
    ],
  ],
  accepts: [["two sentences", { "orders/topic.yaml": replace("them.", "them. One message is one order.") }]],
});
