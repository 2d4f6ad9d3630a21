import { another } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

ruleCases("duplicate-type-name", {
  refuses: [
    [
      "topics that differ by case",
      { ...another("web-orders", "one"), ...another("webOrders", "two") },
      [
        'webOrders/v1.schema.json:1 type name WebOrdersV1 is that of topic "web-orders" too',
        'webOrders/v1.schema.json:12 type name WebOrdersV1Line is that of topic "web-orders" too',
      ],
    ],
  ],
  accepts: [["topics with definitions of one name", another("web-orders")]],
});
