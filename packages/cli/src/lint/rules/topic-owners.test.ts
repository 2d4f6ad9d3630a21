import { replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

const owners = (text: string) => ({ "orders/topic.yaml": replace('["@shop/orders"]', text) });

ruleCases("topic-owners", {
  refuses: [
    [
      "no owners",
      { "orders/topic.yaml": replace('owners: ["@shop/orders"]\n', "") },
      ['orders/topic.yaml:1 key "owners" is missing'],
    ],
    ["an empty list", owners("[]"), ['orders/topic.yaml:2 "owners" must not be empty']],
    [
      "a name that is neither team nor address",
      owners("[shop team]"),
      [
        'orders/topic.yaml:2 item 1 of "owners" must be a GitHub team or user ("@org/team") or an e-mail address',
      ],
    ],
    ["a text", owners('"@shop/orders"'), ['orders/topic.yaml:2 "owners" must be a list']],
  ],
  accepts: [
    ["a user and an address", owners('["@someone", orders@shop.example]')],
    ["a team with a dot", owners('["@shop/orders.backend"]')],
  ],
});
