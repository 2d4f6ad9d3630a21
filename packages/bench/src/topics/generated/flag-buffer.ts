import type { MessageOf } from "@waybill/topics";
import type { featureFlagEvaluationsV1 } from "@waybill/topics/feature-flag-evaluations";
import type { Random } from "../../random.ts";

const areas = ["checkout", "cart", "search", "account", "labels"] as const;
const features = ["one-page", "totals_v2", "express", "night-mode", "carbon-estimate"] as const;

/** As many evaluations as an SDK's buffer may hold, each flag once. */
export function evaluations(random: Random, count: number): { flag: string; result: boolean }[] {
  return random.many(count, (i) => ({
    flag: `${random.pick(areas)}.${random.pick(features)}.${i}`,
    result: random.oneIn(2),
  }));
}

/** The buffer of a browser with so many flags in it. */
export function flagBuffer(random: Random, count: number): MessageOf<typeof featureFlagEvaluationsV1> {
  const timestamp = random.moment() / 1000;
  return {
    organization_id: 1 + random.below(100_000),
    project_id: 4_506_312_847_000_000 + random.below(1_000_000),
    trace_id: random.hex(32),
    span_id: random.hex(16),
    event_id: random.hex(32),
    replay_id: random.hex(32),
    timestamp,
    received: timestamp + 0.431,
    environment: random.pick(["production", "staging"]),
    release: `checkout@4.${random.below(40)}.2`,
    sdk: { name: "sentry.javascript.browser", version: "10.11.0" },
    values: evaluations(random, count),
  };
}
