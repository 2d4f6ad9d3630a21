import { replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

ruleCases("schema-description", {
  refuses: [
    [
      "none",
      { "orders/v1.schema.json": replace('  "description": "An order.",\n', "") },
      ['orders/v1.schema.json:1 root schema has no "description"'],
    ],
    [
      "a blank one",
      { "orders/v1.schema.json": replace("An order.", " ") },
      ["orders/v1.schema.json:4 description must not be empty"],
    ],
  ],
  accepts: [["any words", { "orders/v1.schema.json": replace("An order.", "Order") }]],
});
