import type { Random } from "../../random.ts";

const paths = ["/", "/cart", "/cart?ref=header", "/checkout/payment", "/account/orders/1184"] as const;
const agent =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36";

/** One segment of a web session, as Relay normalised it. */
export function segment(random: Random) {
  const end = random.moment() / 1000;
  const replay = random.hex(32);
  const urls = random.many(1 + random.below(5), () => `https://shop.example.com${random.pick(paths)}`);
  return {
    type: "replay_event",
    replay_id: replay,
    event_id: random.hex(32),
    replay_type: random.pick(["session", "buffer"]),
    segment_id: random.below(60),
    timestamp: end,
    replay_start_timestamp: end - random.below(300),
    urls,
    error_ids: random.many(random.below(3), () => random.hex(32)),
    trace_ids: random.many(1 + random.below(3), () => random.hex(32)),
    segment_names: ["Pageload"],
    platform: "javascript",
    environment: random.pick(["production", "staging"]),
    release: `storefront@24.${random.below(12)}.0+871`,
    dist: "871",
    tags: [
      ["transaction", random.pick(paths)],
      ["customer.plan", random.pick(["business", "free"])],
      ["viewport", "1280x720"],
    ],
    user: {
      id: String(random.below(100_000)),
      username: `customer${random.below(1000)}`,
      email: `customer${random.below(1000)}@example.com`,
      ip_address: `203.0.113.${random.below(256)}`,
      geo: { country_code: "AT", city: "Vienna", region: "Austria" },
    },
    sdk: { name: "sentry.javascript.react", version: "10.11.0", integrations: ["Replay", "BrowserTracing"] },
    request: { url: urls[0], headers: [["User-Agent", agent]] },
    contexts: {
      browser: { name: "Chrome", version: "138.0.0", type: "browser" },
      os: { name: "Windows", version: ">=10", type: "os" },
      device: { family: "Other", type: "device" },
      replay: { error_sample_rate: 1, session_sample_rate: 0.1, type: "replay" },
      trace: { trace_id: random.hex(32), span_id: random.hex(16), type: "trace" },
    },
  };
}

/** The message around a segment; with its payload as an object, or as the bytes of its JSON, one number each. */
export function replayEvent(random: Random, payload: Record<string, unknown>, isBytes: boolean) {
  return {
    type: "replay_event",
    start_time: random.moment() / 1000,
    replay_id: payload["replay_id"],
    project_id: 4_506_312_847_000_000 + random.below(1_000_000),
    retention_days: random.pick([30, 90]),
    payload: isBytes ? [...new TextEncoder().encode(JSON.stringify(payload))] : payload,
  };
}
