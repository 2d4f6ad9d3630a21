import { expect, test } from "vitest";
import { replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";
import { duration } from "./retention-policy.ts";

const retention = (text: string) => ({ "orders/topic.yaml": replace("retention.ms: 86400000", text) });

ruleCases("retention-policy", {
  refuses: [
    [
      "a value that registry.yaml does not list",
      retention("retention.ms: 3600000"),
      [
        'orders/topic.yaml:9 retention.ms of "orders" must be 86400000 (1 d) or 604800000 (7 d), got 3600000 (1 h)',
      ],
    ],
    [
      "none",
      retention("retention.bytes: -1"),
      [
        'orders/topic.yaml:7 retention.ms of "orders" is missing; set it to 86400000 (1 d) or 604800000 (7 d)',
      ],
    ],
    [
      "no limit with compact,delete",
      retention("cleanup.policy: compact,delete\n  retention.ms: -1"),
      [
        'orders/topic.yaml:10 retention.ms of "orders" must not be -1 unless cleanup.policy is exactly "compact"',
      ],
    ],
    [
      "no limit without compaction",
      retention("retention.ms: -1"),
      [
        'orders/topic.yaml:9 retention.ms of "orders" must not be -1 unless cleanup.policy is exactly "compact"',
      ],
    ],
  ],
  accepts: [
    ["seven days", retention("retention.ms: 604800000")],
    ["no limit of a compacted topic", retention("cleanup.policy: compact\n  retention.ms: -1")],
    [
      "any where registry.yaml lists none",
      {
        ...retention("retention.ms: 3600000"),
        "registry.yaml": replace("  retention_ms: [86400000, 604800000]\n", ""),
      },
    ],
  ],
});

test.each([
  [86_400_000, "86400000 (1 d)"],
  [5_400_000, "5400000 (90 min)"],
  [1500, "1500"],
  [2000, "2000 (2 s)"],
])("%d is told as %s", (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});
