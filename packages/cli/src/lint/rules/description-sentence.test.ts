import { replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

const description = (text: string) => ({
  "orders/topic.yaml": replace("Orders as the shop accepted them.", text),
});

ruleCases("description-sentence", {
  refuses: [
    ["one word", description("Things."), ["orders/topic.yaml:1 description must be a sentence"]],
    [
      "a small letter",
      description("orders of the shop."),
      ["orders/topic.yaml:1 description must begin with a capital letter"],
    ],
    [
      "no full stop",
      description("Orders of the shop"),
      ["orders/topic.yaml:1 description must end with a full stop"],
    ],
    [
      "the topic's name",
      description("Orders"),
      ["orders/topic.yaml:1 description must say more than the topic's name"],
    ],
  ],
  accepts: [
    ["a name in code at its start", description("2026 orders of the shop.")],
    ["a list in brackets at its end", description("Orders of the shop (web, mail).")],
  ],
});
