import type { Random } from "../../random.ts";
import { evaluations } from "./flag-buffer.ts";

/** What Sentry tells Snuba when groups are merged or excluded: a version, a verb and a few ids. */
export function groupCommand(random: Random): unknown[] {
  const project_id = 4_506_312_847_000_000 + random.below(1_000_000);
  const groups = random.many(1 + random.below(3), () => 6_128_000_000 + random.below(1_000_000));
  if (random.oneIn(2)) return [2, "exclude_groups", { project_id, group_ids: groups }];
  const end = {
    transaction_id: random.hex(32),
    project_id,
    previous_group_ids: groups,
    new_group_id: 6_128_000_000 + random.below(1_000_000),
    datetime: `${new Date(random.moment()).toISOString().slice(0, 19)}.000123Z`,
  };
  return [2, "end_merge", end];
}

/** An error of a browser with so many frames in its stack and so many flags in its buffer. */
export function errorEvent(random: Random, frames: number, flags: number): unknown[] {
  const group = 6_128_000_000 + random.below(1_000_000);
  const seconds = random.moment() / 1000;
  const hash = random.hex(32);
  const event = random.hex(32);
  const data = {
    event_id: event,
    type: "error",
    level: "error",
    platform: "javascript",
    version: "7",
    logger: "",
    timestamp: seconds,
    received: seconds + 0.4,
    title: "TypeError: Cannot read properties of undefined (reading 'total')",
    culprit: "renderCart(checkout/cart)",
    location: "checkout/cart.tsx",
    environment: "production",
    release: `checkout@4.${random.below(40)}.2`,
    contexts: contexts(random, flags),
    tags: [
      ["environment", "production"],
      ["level", "error"],
      ["sentry:release", "checkout@4.18.2"],
      ["transaction", "/cart/:id"],
      ["browser", "Chrome 138.0.0"],
      ["os.name", "Windows"],
    ],
    exception: { values: [exception(random, frames)] },
    request: {
      method: "GET",
      url: `https://shop.example/cart/${random.below(100)}`,
      headers: [["Referer", "https://shop.example/"]],
    },
    sdk: { name: "sentry.javascript.browser", version: "10.11.0", integrations: ["Replay", "FeatureFlags"] },
    user: {
      id: String(random.below(100_000)),
      email: `customer${random.below(1000)}@example.com`,
      ip_address: `203.0.113.${random.below(256)}`,
    },
    modules: { react: "19.1.0" },
    fingerprint: ["{{ default }}"],
    hashes: [hash],
  };
  const insert = {
    group_id: group,
    group_ids: [group],
    event_id: event,
    organization_id: 1 + random.below(100_000),
    project_id: 4_506_312_847_000_000 + random.below(1_000_000),
    message: "Cannot read properties of undefined (reading 'total') TypeError",
    platform: "javascript",
    datetime: `${new Date(seconds * 1000).toISOString().slice(0, 19)}.482000Z`,
    primary_hash: hash,
    retention_days: 90,
    data,
  };
  const state = {
    is_new: false,
    is_regression: false,
    is_new_group_environment: false,
    queue: "post_process_errors",
    skip_consume: false,
    group_states: [{ id: group, is_new: false, is_regression: false, is_new_group_environment: false }],
  };
  return [2, "insert", insert, state];
}

function contexts(random: Random, flags: number) {
  return {
    browser: { name: "Chrome", version: "138.0.0", type: "browser" },
    flags: { values: evaluations(random, flags), type: "flags" },
    replay: { replay_id: random.hex(32), type: "replay" },
    trace: {
      trace_id: random.hex(32),
      span_id: random.hex(16),
      op: "pageload",
      status: "ok",
      type: "trace",
    },
  };
}

function exception(random: Random, frames: number) {
  return {
    type: "TypeError",
    value: "Cannot read properties of undefined (reading 'total')",
    mechanism: { type: "onerror", handled: false },
    stacktrace: {
      frames: random.many(frames, (i) => ({
        abs_path: `https://shop.example/assets/app-${random.hex(8)}.js`,
        filename: `checkout/part-${i}.tsx`,
        function: `render${random.below(100)}`,
        module: `checkout/part-${i}`,
        in_app: random.oneIn(2),
        lineno: 1 + random.below(500),
        colno: 1 + random.below(100),
      })),
    },
  };
}
