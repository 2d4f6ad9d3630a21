import fc from "fast-check";
import { type RrwebEvent, rrwebEvents } from "./rrweb.ts";

/** One segment of a replay in the form of the topic `ingest-replay-recordings`. */
export interface ReplaySegment {
  readonly type: "replay_recording_not_chunked";
  readonly replay_id: string;
  readonly org_id: number;
  readonly project_id: number;
  /** In whole seconds since 1970. */
  readonly received: number;
  readonly retention_days: number;
  /** A header line with the segment's number, a newline, a JSON array of rrweb events. */
  readonly payload: Uint8Array;
  /** The JSON of the event that goes into `ingest-replay-events`. */
  readonly replay_event: Uint8Array;
  readonly relay_snuba_publish_disabled: true;
}

/** A segment covers at most five seconds, as the SDKs flush it. */
const SEGMENT_MILLISECONDS = 5_000;

const hex = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 32, maxLength: 32 });

/**
 * A replay from its first segment on: the segments of one replay id, numbered from 0 without gaps, in the order of time; the
 * first one holds the page, later ones what happened on it. Shrinks to one segment.
 */
export function replaySegments({ maxSegments = 4 } = {}): fc.Arbitrary<readonly ReplaySegment[]> {
  return fc
    .record({
      replay_id: hex.map((id) => `a${id.slice(1)}`), // never the nil UUID, which names no replay
      org_id: fc.integer({ min: 1, max: 1_000_000 }),
      project_id: fc.integer({ min: 1, max: 1_000_000 }),
      retention_days: fc.constantFrom(30, 90),
      start: fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }),
      segments: fc.integer({ min: 1, max: maxSegments }),
    })
    .chain(({ start, segments, ...common }) => {
      const starts = Array.from({ length: segments }, (_, i) => start * 1000 + i * SEGMENT_MILLISECONDS * 3);
      return fc
        .tuple(...starts.map((at, i) => rrwebEvents(at, i === 0)))
        .map((all) => all.map((events, i) => segment(common, i, start, events)));
    });
}

type Common = Pick<ReplaySegment, "replay_id" | "org_id" | "project_id" | "retention_days">;

function segment(
  common: Common,
  segment_id: number,
  start: number,
  events: readonly RrwebEvent[],
): ReplaySegment {
  const end = (events.at(-1) as RrwebEvent).timestamp / 1000;
  const event = {
    type: "replay_event",
    replay_id: common.replay_id,
    event_id: common.replay_id,
    segment_id,
    timestamp: end,
    replay_start_timestamp: start,
    platform: "javascript",
    urls: segment_id === 0 ? ["https://example.com/shop"] : [],
    error_ids: [],
    trace_ids: [],
  };
  return {
    type: "replay_recording_not_chunked",
    ...common,
    received: Math.ceil(end) + 1,
    payload: utf8(`${JSON.stringify({ segment_id })}\n${JSON.stringify(events)}`),
    replay_event: utf8(JSON.stringify(event)),
    relay_snuba_publish_disabled: true,
  };
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
