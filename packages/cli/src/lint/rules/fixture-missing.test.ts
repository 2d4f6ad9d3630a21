import { ruleCases } from "../../../test/rule-cases.ts";

ruleCases("fixture-missing", {
  refuses: [
    [
      "no message that passes",
      { "orders/v1/first-order.pass.json": undefined },
      [
        'orders/v1.schema.json version 1 of "orders" has no fixture that passes; add orders/v1/<what-it-shows>.pass.json',
      ],
    ],
  ],
  accepts: [["several", { "orders/v1/second.pass.json": "{}" }]],
});

ruleCases("refusal-missing", {
  refuses: [
    [
      "no message that fails",
      { "orders/v1/without-id.fail.json": undefined },
      [
        'orders/v1.schema.json version 1 of "orders" has no fixture that fails; add orders/v1/<what-it-shows>.fail.json',
      ],
    ],
  ],
  accepts: [],
});
