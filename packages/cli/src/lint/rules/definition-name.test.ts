import { ruleCases } from "../../../test/rule-cases.ts";

const called = (name: string) => ({
  "orders/v1.schema.json": (text: string) => text.replaceAll(/\bLine\b/g, name),
});

ruleCases("definition-name", {
  refuses: [
    [
      "snake_case",
      called("order_line"),
      [
        'orders/v1.schema.json:12 definition "order_line" must be named in PascalCase; rename it to "OrderLine"',
      ],
    ],
    [
      "camelCase",
      called("line"),
      ['orders/v1.schema.json:12 definition "line" must be named in PascalCase; rename it to "Line"'],
    ],
    [
      "underscores around it",
      called("__line__"),
      ['orders/v1.schema.json:12 definition "__line__" must be named in PascalCase; rename it to "Line"'],
    ],
    ["one letter", called("L"), ['orders/v1.schema.json:12 definition "L" must be named in PascalCase']],
  ],
  accepts: [["a digit", called("Line2")]],
});
