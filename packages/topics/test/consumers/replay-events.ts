// A program as services have them; `typecheck` compiles it, so that a change of types shows here whom it breaks.
import type {
  IngestReplayEventsV1,
  IngestReplayEventsV1Payload,
  IngestReplayEventsV1ReplayEvent,
} from "../../src/gen/ingest-replay-events/index.js";

/** Reads the keys of each kind of payload, with no kind left over. */
export function describe(payload: IngestReplayEventsV1Payload): string {
  switch (payload.type) {
    case "replay_event":
      return `segment ${payload.segment_id ?? 0} of ${payload.replay_id}, ${payload.urls?.length ?? 0} urls`;
    case "replay_actions":
      return payload.clicks.map(({ tag, node_id }) => `${tag}#${node_id}`).join();
    case "replay_tap":
      return payload.taps.map(({ view_id }) => view_id).join();
    case "event_link":
      return `link of ${payload.replay_id}`;
    case "replay_viewed":
      return `viewed by ${payload.viewed_by_id}`;
    default: {
      const none: never = payload;
      return none;
    }
  }
}

/** Builds a message from no more than what is required. */
export function messageOf(replay_id: string, now: number): IngestReplayEventsV1 {
  const payload: IngestReplayEventsV1ReplayEvent = { type: "replay_event", replay_id, timestamp: now };
  return { start_time: now, replay_id, project_id: 1, retention_days: 30, payload };
}
