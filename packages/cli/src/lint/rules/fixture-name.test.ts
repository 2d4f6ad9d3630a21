import { replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

ruleCases("fixture-name", {
  refuses: [
    [
      "no verdict",
      { "orders/v1/example.json": "{}" },
      ['orders/v1/example.json fixture\'s name must end in ".pass.<ext>" or ".fail.json"'],
    ],
    [
      "another case",
      { "orders/v1/Refund_2.pass.json": "{}" },
      [
        'orders/v1/Refund_2.pass.json fixture\'s name "Refund_2" must be in kebab-case; rename it to "refund-2"',
      ],
    ],
    [
      "an extension of another encoding",
      { "orders/v1/refund.pass.msgpack": "" },
      ["orders/v1/refund.pass.msgpack fixture of a json topic must end in .pass.json"],
    ],
    [
      "raw bytes that are to fail",
      { "orders/v1/refund.fail.binpb": "" },
      ["orders/v1/refund.fail.binpb fixture of a json topic must end in .fail.json"],
    ],
  ],
  accepts: [
    [
      "raw bytes of a msgpack topic",
      {
        "orders/v1/refund.pass.msgpack": "x",
        "orders/topic.yaml": replace("encoding: json", "encoding: msgpack"),
      },
    ],
    ["digits", { "orders/v1/2-refunds.pass.json": "{}" }],
  ],
});
