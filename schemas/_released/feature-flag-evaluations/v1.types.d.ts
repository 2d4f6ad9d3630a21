/**
 * The content of an SDK's flag buffer at the moment something was sent: which flags the application had evaluated, in which order, with which result. It holds what error events carry as `contexts.flags`, cut loose from the event so that flags can be queried next to replays and traces as well. Relay writes one message for each buffer it sees.
 *
 * This topic is Waybill's own; Sentry has none. Ids of organizations and projects end at 2^53-1, so that they are plain numbers in every language. Unknown keys pass and are ignored.
 */
export interface FeatureFlagEvaluationsV1 {
  /**
   * The organization that owns the project; set by Relay.
   */
  organization_id: number;
  /**
   * The project the SDK reported to; set by Relay from the DSN.
   */
  project_id: number;
  /**
   * The trace the application was in. Always there: an SDK has a trace id even if it does not trace.
   */
  trace_id: FeatureFlagEvaluationsV1Id;
  /**
   * The span that was active, 16 lower-case hex digits; left out if there was none.
   */
  span_id?: string;
  /**
   * The event whose `contexts.flags` this was; left out if the buffer did not come with an event.
   */
  event_id?: FeatureFlagEvaluationsV1Id;
  /**
   * The replay that was being recorded; left out if none was.
   */
  replay_id?: FeatureFlagEvaluationsV1Id;
  /**
   * When the SDK read its buffer, in seconds since 1970 by the clock of the client, fraction allowed. Ends in 2106 with Snuba's 32 bits, which refuses milliseconds too.
   *
   * @example `1772442927.482`
   */
  timestamp: number;
  /**
   * When Relay received it, in seconds since 1970. To be trusted over `timestamp` if a client's clock is off.
   */
  received?: number;
  /**
   * The environment the SDK was configured with.
   *
   * @example `"production"`
   */
  environment?: string;
  /**
   * The release the SDK was configured with.
   *
   * @example `"checkout@4.18.2"`
   */
  release?: string;
  /**
   * The SDK whose buffer it was.
   */
  sdk?: FeatureFlagEvaluationsV1Sdk;
  /**
   * The buffer, oldest evaluation first. It holds 100 flags and each flag once: evaluating a flag again replaces its result and moves it to the end, and the 101st flag drops the first. An SDK does not send an empty buffer.
   */
  values: FeatureFlagEvaluationsV1Evaluation[];
}

/**
 * The latest evaluation of one flag.
 */
export interface FeatureFlagEvaluationsV1Evaluation {
  /**
   * The flag's key at its provider. Letters, digits, `_`, `.`, `:` and `-`: SDKs take any text, Relay cuts to this alphabet and length.
   *
   * @example `"checkout.one-page"`
   */
  flag: string;
  /**
   * What the flag evaluated to, any JSON. Today's SDKs record booleans only; a variant's name, a number, a document or null may come from `contexts.flags` that an application wrote itself. A boolean is `true`, not `"true"`: turning it into text is the reader's business.
   */
  result: unknown;
}

/**
 * A UUID as 32 lower-case hex digits. Only this spelling, so that ids of two messages can be compared as text.
 *
 * @example `"9f3b2c1d4e5f60718293a4b5c6d7e8f9"`
 */
export type FeatureFlagEvaluationsV1Id = string;

/**
 * Name and version of a Sentry SDK, as in the events it sends.
 */
export interface FeatureFlagEvaluationsV1Sdk {
  /**
   * @example `"sentry.javascript.browser"`
   */
  name: string;
  /**
   * @example `"10.11.0"`
   */
  version?: string;
}
