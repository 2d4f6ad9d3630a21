import { cleanRegistry } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

const version = (number: number) => {
  const files = Object.entries(cleanRegistry).filter(([file]) => file.startsWith("orders/v1"));
  return Object.fromEntries(
    files.map(([file, text]) => [
      file.replace("v1", `v${number}`),
      text.replace('"title": "order"', `"title": "order_${number}"`),
    ]),
  );
};

ruleCases("version-sequence", {
  refuses: [
    [
      "a gap",
      version(3),
      [
        'orders/v3.schema.json version 3 of "orders" must be preceded by version 2; rename it to v2, or add what is missing',
      ],
    ],
  ],
  accepts: [
    ["1, 2 and 3", { ...version(2), ...version(3) }],
    [
      "2 and 3, when 1 is gone",
      {
        "orders/v1.schema.json": undefined,
        "orders/v1/first-order.pass.json": undefined,
        "orders/v1/without-id.fail.json": undefined,
        ...version(2),
        ...version(3),
      },
    ],
  ],
});
