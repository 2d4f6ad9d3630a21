import { replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

const compatibility = (text: string) => ({ "orders/topic.yaml": replace("{ mode: backward }", text) });

ruleCases("compatibility-reason", {
  refuses: [
    [
      "none without reason",
      compatibility("{ mode: none }"),
      [
        'orders/topic.yaml:6 compatibility mode "none" must have a reason; add "reason", or choose "backward"',
      ],
    ],
    [
      "a blank reason",
      compatibility("{ mode: none, reason: '  ' }"),
      [
        'orders/topic.yaml:6 compatibility mode "none" must have a reason; add "reason", or choose "backward"',
      ],
    ],
  ],
  accepts: [
    ["none with reason", compatibility("{ mode: none, reason: One service only. }")],
    ["no compatibility at all", { "orders/topic.yaml": replace("compatibility: { mode: backward }\n", "") }],
  ],
});
