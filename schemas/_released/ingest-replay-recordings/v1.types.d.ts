/**
 * One segment of a replay as Relay forwards it to Sentry's recording consumer, which stores the recording, turns what happened in it into rows and trace items, and publishes the replay event. Binary fields are MessagePack bin, never str; other keys are ignored.
 *
 * The consumer drops what it cannot read, so this contract refuses what it would drop and can be told from the message: the shape of the fields, an empty `payload`, a `replay_event` that is not a JSON object. What is inside `payload` (header line, compression, rrweb events) is checked when a recording is read, not here.
 *
 * Where sources disagree: `relay_snuba_publish_disabled` has been on the wire since August 2025 but in no published schema; it is part of the contract here. The published schema also lets ids be any number and `replay_id` any text; Relay's types say unsigned integers and a UUID, and a recording stored under another key is never found again.
 */
export interface IngestReplayRecordingsV1 {
  /**
   * The only kind left: segments were once sent in chunks.
   */
  type: "replay_recording_not_chunked";
  /**
   * The replay the segment belongs to, and a part of the key it is stored under. Relay writes 32 lower-case hex digits.
   */
  replay_id: IngestReplayRecordingsV1Uuid;
  /**
   * The project key (DSN) the SDK used, for outcomes. Null when Relay does not know it. Unsigned, 64 bits.
   */
  key_id?: number | bigint | null;
  /**
   * The organization that owns the project. Unsigned, 64 bits.
   */
  org_id: number | bigint;
  /**
   * The project the replay is in. Unsigned, 64 bits.
   */
  project_id: number | bigint;
  /**
   * When Relay received the segment, in whole seconds since 1970. Unsigned, 64 bits.
   *
   * @example `1732112871`
   */
  received: number | bigint;
  /**
   * For how many days the recording is kept, usually 30 or 90; the first part of the key it is stored under. Unsigned, 16 bits.
   *
   * @example `30`
   *
   * @example `90`
   */
  retention_days: number;
  /**
   * The recording: a line of JSON such as `{"segment_id":0}`, a newline, then a JSON array of rrweb events, plain or as a zlib stream (gzip is not read). Without a newline the segment is dropped, so it is never empty.
   */
  payload: Uint8Array;
  /**
   * The replay event that belongs to the segment: the JSON object which goes into `ingest-replay-events`. Null, missing or empty when the SDK sent a recording alone. Other bytes make the consumer drop the segment.
   */
  replay_event?: null | Uint8Array;
  /**
   * The video file of a segment recorded by a mobile app, as it is. Null or missing for the web; empty counts as missing.
   */
  replay_video?: null | Uint8Array;
  /**
   * True when Relay left the publishing of `replay_event` to the consumer, which since February 2026 is always. The consumer acts only on true itself: with null, 1 or "true" the replay would never be listed, so nothing but a boolean is accepted. Missing means false.
   *
   * @defaultValue `false`
   */
  relay_snuba_publish_disabled?: boolean;
  /**
   * Reserved for the version of the message's form. Neither sent by Relay nor read by the consumer.
   *
   * @defaultValue `0`
   */
  version?: number;
}

/**
 * A UUID in any spelling that the Rust `uuid` parser of Snuba reads: 32 hex digits, the dashed form, the dashed form in braces, or the dashed form after `urn:uuid:`; hex digits in either case. Relay and the SDKs write 32 lower-case digits, so write these; two spellings of one UUID are the same id to Snuba but not to code that compares strings.
 *
 * @example `"834f314caae54030a1b0dc52b202f24a"`
 *
 * @example `"cc2a2076-2a00-1d95-e08e-b6570d54525b"`
 */
export type IngestReplayRecordingsV1Uuid = string;
