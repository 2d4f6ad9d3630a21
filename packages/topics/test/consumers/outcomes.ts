// As replay-events.ts.
import type { OutcomesV1, OutcomesV1Outcome } from "../../src/gen/outcomes/index.js";

const NAMES: Readonly<Record<OutcomesV1Outcome["outcome"], string>> = {
  0: "accepted",
  1: "filtered",
  2: "rate limited",
  3: "invalid",
  4: "abuse",
  5: "client discard",
  6: "cardinality limited",
};

/** Reads every key. */
export function rowOf(message: OutcomesV1): readonly (string | number | bigint | null)[] {
  const { timestamp, outcome, org_id, project_id, key_id, reason, event_id, category, quantity } = message;
  const ids = [org_id ?? 0, project_id ?? null, key_id ?? null, event_id ?? null];
  return [timestamp, NAMES[outcome], ...ids, reason ?? null, category ?? 1, quantity ?? 1];
}

/** Builds a message with every key, and one with those that are required. */
export const messages: readonly OutcomesV1[] = [
  { timestamp: "2026-03-02T09:15:27.482913Z", outcome: 0 },
  {
    timestamp: "2026-03-02T09:15:27.482913Z",
    outcome: 2,
    org_id: 1,
    project_id: 2n,
    key_id: null,
    reason: "project_quota",
    event_id: "834f314caae54030a1b0dc52b202f24a",
    category: 7,
    quantity: 3,
  },
];
