import { another, cleanRegistry, replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

const title = (text: string) => ({
  "orders/v1.schema.json": replace('"title": "order"', `"title": ${text}`),
});

ruleCases("schema-title", {
  refuses: [
    [
      "none",
      { "orders/v1.schema.json": replace('  "title": "order",\n', "") },
      ['orders/v1.schema.json:1 root schema has no "title"'],
    ],
    [
      "PascalCase",
      title('"WebOrder"'),
      [
        'orders/v1.schema.json:3 title "WebOrder" must be in snake_case, of two characters or more; write "web_order"',
      ],
    ],
    [
      "words",
      title('"A web order"'),
      [
        'orders/v1.schema.json:3 title "A web order" must be in snake_case, of two characters or more; write "a_web_order"',
      ],
    ],
    [
      "one letter",
      title('"o"'),
      ['orders/v1.schema.json:3 title "o" must be in snake_case, of two characters or more'],
    ],
    [
      "a digit first",
      title('"1st"'),
      ['orders/v1.schema.json:3 title "1st" must be in snake_case, of two characters or more'],
    ],
  ],
  accepts: [["snake_case", title('"web_order_2"')]],
});

ruleCases("title-reused", {
  refuses: [
    [
      "the title of another file",
      another("refunds", "order"),
      ['refunds/v1.schema.json:3 title "order" is that of orders/v1.schema.json too; write "refunds"'],
    ],
    [
      "the title of an earlier version",
      {
        "orders/v2.schema.json": cleanRegistry["orders/v1.schema.json"],
        "orders/v2/first-order.pass.json": cleanRegistry["orders/v1/first-order.pass.json"],
        "orders/v2/without-id.fail.json": cleanRegistry["orders/v1/without-id.fail.json"],
      },
      ['orders/v2.schema.json:3 title "order" is that of orders/v1.schema.json too; write "orders_v2"'],
    ],
  ],
  accepts: [["another title", another("refunds", "refund")]],
});
