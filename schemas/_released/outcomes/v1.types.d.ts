/**
 * What became of data that clients sent, one message for one verdict, or for a count of equal verdicts. Relay sends here all but accepted and rate limited, which go to `outcomes-billing`; other producers may send any.
 *
 * The published registry bounds no number and allows a null `org_id`. This contract follows Snuba's reader instead, which refuses both; it is stricter than that reader in two places only, `timestamp` and `outcome`, where Snuba would store something nobody meant.
 */
export type OutcomesV1 = OutcomesV1Outcome;

/**
 * A moment in UTC: RFC 3339 with a capital `T`, at most nine digits of fraction (Relay writes six, other producers up to nine) and a capital `Z`. An offset, even `+00:00`, is refused: Snuba's parser knows only `Z` and, instead of failing, files the row under the moment it read the message.
 *
 * @example `"2026-03-02T09:15:27.482913Z"`
 */
export type OutcomesV1EventTime = string;

/**
 * What became of something a client sent, or of a count of such things: accepted, or dropped and why. Keys that are not named here (`source`, `remote_addr`, labels of a load balancer) are ignored by every reader and pass.
 */
export interface OutcomesV1Outcome {
  /**
   * When it was decided. Required although Snuba reads a message without it: such a row would be filed under 1970.
   */
  timestamp: OutcomesV1EventTime;
  /**
   * The verdict: 0 accepted, 1 filtered, 2 rate limited, 3 invalid, 4 abuse, 5 discarded by the client, 6 refused for too many distinct values. Snuba's column would take any byte; the numbers from 7 mean nothing to those who query it and are refused until one is assigned.
   */
  outcome: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  /**
   * The organization; 0 if whoever refused the data did not know it (a load balancer, for instance). Relay leaves it out instead of writing 0, which is read as the same. Unlike the other keys it cannot be null: Snuba does not read such a message. Unsigned, 64 bits.
   *
   * @defaultValue `0`
   */
  org_id?: number | bigint;
  /**
   * The project the data was meant for; missing or null if unknown. Unsigned, 64 bits.
   */
  project_id?: number | bigint | null;
  /**
   * The DSN key the client used; missing or null if unknown. Unsigned, 64 bits.
   */
  key_id?: number | bigint | null;
  /**
   * Why, in the words of whoever decided, such as `invalid_replay_recording`, `too_large:replay_video` or `Sampled:1,42`. Free text with no list of values; for outcome 5 Snuba keeps only the reasons it knows of SDKs and stores null for others.
   *
   * @example `"invalid_replay"`
   *
   * @example `"too_large:replay_recording"`
   *
   * @example `"project_quota"`
   *
   * @example `"Sampled:3000"`
   */
  reason?: string | null;
  /**
   * The event, if the outcome is of a single one. Relay no longer sends it.
   */
  event_id?: OutcomesV1Uuid | null;
  /**
   * What kind of data, as Relay's `DataCategory` number: 1 error, 4 attachment, 7 replay, 12 span, 14 feedback. 20 was replay video, which is no longer sent but still stored. Billing numbers its categories differently; its numbers have no place here. One byte; read as 1 if missing or null.
   */
  category?: number | null;
  /**
   * How many, in the unit of the category: things, bytes (attachments, log bytes) or milliseconds (profile duration). Unsigned, 32 bits; read as 1 if missing or null.
   */
  quantity?: number | null;
}

/**
 * A UUID in any spelling that the Rust `uuid` parser of Snuba reads: 32 hex digits, the dashed form, the dashed form in braces, or the dashed form after `urn:uuid:`; hex digits in either case. Relay and the SDKs write 32 lower-case digits, so write these; two spellings of one UUID are the same id to Snuba but not to code that compares strings.
 *
 * @example `"834f314caae54030a1b0dc52b202f24a"`
 *
 * @example `"cc2a2076-2a00-1d95-e08e-b6570d54525b"`
 */
export type OutcomesV1Uuid = string;
