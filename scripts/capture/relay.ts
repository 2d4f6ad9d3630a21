import type { FeatureFlagEvaluationsV1 } from "@waybill/topics/feature-flag-evaluations";
import type { IngestEventsV1 } from "@waybill/topics/ingest-events";
import type { IngestReplayEventsV1 } from "@waybill/topics/ingest-replay-events";
import type { IngestReplayRecordingsV1 } from "@waybill/topics/ingest-replay-recordings";
import type { Envelope, EnvelopeItem } from "./envelope.ts";

/** The account that captured messages claim to belong to. */
const account = { org_id: 1, project_id: 42, key_id: 7, retention_days: 90 } as const;

/** Relay keeps the first hundred entries of each list of a replay event. */
const listLimit = 100;

type Json = Record<string, unknown>;

/**
 * What Relay produces to `ingest-replay-recordings` for an envelope with a replay event and its recording: one
 * message that combines the two, bytes untouched. Relay's map has every field of its struct, `nil` where there is none.
 */
export function replayRecording(envelope: Envelope, received: number): IngestReplayRecordingsV1 | undefined {
  const event = find(envelope, "replay_event");
  const recording = find(envelope, "replay_recording");
  if (event === undefined || recording === undefined) return undefined;
  return {
    type: "replay_recording_not_chunked",
    replay_id: String(json(event)["replay_id"]),
    key_id: account.key_id,
    org_id: account.org_id,
    project_id: account.project_id,
    received,
    retention_days: account.retention_days,
    payload: recording.body,
    replay_event: utf8(normalizeReplay(json(event))),
    replay_video: null,
    relay_snuba_publish_disabled: true,
  };
}

/** What the recording consumer publishes to `ingest-replay-events` for that message: the event inside, unwrapped. */
export function replayEvent(recording: IngestReplayRecordingsV1): IngestReplayEventsV1 {
  const inner = JSON.parse(new TextDecoder().decode(recording.replay_event as Uint8Array)) as never;
  return {
    start_time: Number(recording.received),
    replay_id: recording.replay_id,
    project_id: recording.project_id,
    retention_days: recording.retention_days,
    payload: inner,
  };
}

/** What Relay produces to `ingest-events` for an error event: the event as JSON bytes inside a msgpack wrapper. */
export function ingestEvent(item: EnvelopeItem, received: number): IngestEventsV1 {
  const event = json(item);
  return {
    type: "event",
    event_id: String(event["event_id"]),
    project_id: account.project_id,
    payload: utf8({
      ...event,
      project: account.project_id,
      tags: pairs(event["tags"]),
      contexts: typed(event["contexts"]),
    }),
    start_time: received,
    remote_addr: "203.0.113.24",
    attachments: [],
  };
}

/** What an error event's flag context says, as a message of our own topic. */
export function flagEvaluations(item: EnvelopeItem): FeatureFlagEvaluationsV1 {
  const event = json(item) as {
    event_id: string;
    timestamp: number;
    environment: string;
    release: string;
    sdk: { name: string; version: string };
    contexts: { trace: { trace_id: string }; flags: { values: [] } };
    tags?: { replayId?: string };
  };
  return {
    organization_id: account.org_id,
    project_id: account.project_id,
    trace_id: event.contexts.trace.trace_id,
    event_id: event.event_id,
    ...(event.tags?.replayId !== undefined && { replay_id: event.tags.replayId }),
    timestamp: event.timestamp,
    environment: event.environment,
    release: event.release,
    sdk: { name: event.sdk.name, version: event.sdk.version },
    values: event.contexts.flags.values,
  };
}

/** The part of Relay's normalisation that shows in the shape of a replay event. */
function normalizeReplay(event: Json): Json {
  return {
    ...event,
    type: "replay_event",
    urls: cut(event["urls"]),
    error_ids: cut(event["error_ids"]),
    trace_ids: cut(event["trace_ids"]),
    tags: pairs(event["tags"]),
    contexts: typed(event["contexts"]),
  };
}

function cut(list: unknown): unknown[] {
  return Array.isArray(list) ? list.slice(0, listLimit) : [];
}

/** SDKs send tags as an object; Relay stores them as `[key, value]` pairs. */
function pairs(tags: unknown): [string, string][] {
  return Object.entries((tags ?? {}) as Json).map(([key, value]) => [key, String(value)]);
}

/** Relay writes the name of each context into it as `type`. */
function typed(contexts: unknown): Json {
  return Object.fromEntries(
    Object.entries((contexts ?? {}) as Record<string, Json>).map(([name, context]) => [
      name,
      { ...context, type: name },
    ]),
  );
}

function find(envelope: Envelope, type: string): EnvelopeItem | undefined {
  return envelope.items.find((item) => item.type === type);
}

export function json(item: EnvelopeItem): Json {
  return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(item.body)) as Json;
}

function utf8(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
