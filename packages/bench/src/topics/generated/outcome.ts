import type { MessageOf } from "@waybill/topics";
import type { outcomesV1 } from "@waybill/topics/outcomes";
import type { Random } from "../../random.ts";

/** What Relay writes for one client and one reason. */
export function outcome(random: Random): MessageOf<typeof outcomesV1> {
  const micros = String(random.below(1_000_000)).padStart(6, "0");
  return {
    timestamp: `${new Date(random.moment()).toISOString().slice(0, 19)}.${micros}Z`,
    org_id: 1 + random.below(100_000),
    project_id: 4_506_312_847_000_000 + random.below(1_000_000),
    key_id: 3_000_000 + random.below(1_000_000),
    outcome: random.pick([1, 3, 5]),
    reason: random.pick(["browser-extensions", "invalid_replay", "Sampled:3000", "ratelimit_backoff"]),
    ...(random.oneIn(4) ? { event_id: random.hex(32) } : {}),
    category: random.pick([1, 7, 12]),
    quantity: 1 + random.below(20),
  };
}
