import { create } from "@bufbuild/protobuf";
import { TraceItemType } from "@waybill/protos/sentry_protos/snuba/v1/request_common";
import {
  type AnyValue,
  type TraceItem,
  TraceItemSchema,
} from "@waybill/protos/sentry_protos/snuba/v1/trace_item";

type Value = AnyValue["value"];

/** Keys as spans have them; beyond these, custom ones. */
const keys = [
  "sentry.op",
  "sentry.segment_id",
  "sentry.description",
  "sentry.duration_ms",
  "replay_id",
  "http.response.status_code",
  "sentry.environment",
  "sentry.release",
  "sentry.exclusive_time_ms",
  "sentry.is_segment",
  "user.id",
  "browser.name",
  "device.family",
  "os.name",
  "http.request.method",
  "server.address",
];

/** Trace items that look like real ones, from a seed. */
export class Items {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** An item whose keys are the same as of others, or its own. */
  item(attributes: number, areKeysUnique = false): TraceItem {
    const entries = Array.from({ length: attributes }, (_, i) => {
      const key = areKeysUnique ? `attribute.${this.#hex(10)}` : (keys[i] ?? `custom.attribute.${i}`);
      return [key, { value: this.#value(i) }] as const;
    });
    return create(TraceItemSchema, {
      organizationId: 1n,
      projectId: 4_505_112_341n,
      traceId: this.#hex(32),
      itemId: Uint8Array.from({ length: 16 }, () => this.#below(256)),
      itemType: TraceItemType.SPAN,
      timestamp: { seconds: 1_744_063_104n, nanos: this.#below(1000) * 1_000_000 },
      received: { seconds: 1_744_063_105n, nanos: this.#below(1000) * 1_000_000 },
      retentionDays: 90,
      downsampledRetentionDays: 90,
      clientSampleRate: 1,
      serverSampleRate: 1,
      attributes: Object.fromEntries(entries),
    });
  }

  /** An item of a session replay: few fields, few attributes. */
  replayItem(): TraceItem {
    return create(TraceItemSchema, {
      organizationId: 1n,
      projectId: 11_276n,
      traceId: this.#hex(32),
      itemId: Uint8Array.from({ length: 16 }, () => this.#below(256)),
      itemType: TraceItemType.REPLAY,
      timestamp: { seconds: 1_744_063_104n },
      received: { seconds: 1_744_063_105n, nanos: 342_034_000 },
      retentionDays: 30,
      attributes: {
        replay_id: { value: { case: "stringValue", value: this.#hex(32) } },
        category: { value: { case: "stringValue", value: "ui.click" } },
        segment_id: { value: { case: "intValue", value: BigInt(this.#below(1000)) } },
      },
    });
  }

  #value(i: number): Value {
    switch (i % 10) {
      case 0:
        return { case: "stringValue", value: "http.server" };
      case 1:
        return { case: "stringValue", value: this.#hex(16) };
      case 2:
        return { case: "stringValue", value: `GET /api/0/organizations/acme/replays/${this.#hex(8)}` };
      case 3:
      case 8:
        return { case: "doubleValue", value: this.#below(1_000_000) / 997 };
      case 4:
        return { case: "stringValue", value: this.#hex(32) };
      case 5:
        return { case: "intValue", value: BigInt(this.#below(600)) };
      case 9:
        return { case: "boolValue", value: this.#below(2) === 1 };
      default:
        return {
          case: "stringValue",
          value: ["production", "frontend@24.1.0", "Chrome"][this.#below(3)] ?? "",
        };
    }
  }

  #hex(length: number): string {
    return Array.from({ length }, () => this.#below(16).toString(16)).join("");
  }

  #below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * limit);
  }
}
