/**
 * What Snuba's replays consumer (the current Rust processor) stores; whatever it would send to the dead-letter topic is refused. Keys that it does not know are ignored everywhere and may be sent.
 *
 * Where readers and writers disagree, this contract says:
 * * `payload` is either JSON bytes spelt as an array of numbers or the object itself. Both are live: event links still use bytes.
 * * `segment_id` ends at 65535. Snuba reads 32 bits but stores null for anything above 16, and Relay refuses such a segment.
 * * An event link names exactly one event. Snuba would check the first of several and store them all, so that nobody could tell what is linked; nobody sends that.
 * * `tags` are pairs, as Relay writes them, or a map, as SDKs do. Write pairs: every reader takes them.
 * * Numbers of seconds are not bounded. Snuba cuts them to whole seconds in 32 bits: what is before 1970 is stored as 1970 and what is after 2106, such as milliseconds sent by mistake, as 2106. Only an integer that a double would round is refused.
 * * The limits of the older Python processor (cut strings, 20 clicks, 1000 urls) and of Relay (100 urls) are not limits of this reader.
 */
export interface IngestReplayEventsV1 {
  /**
   * Always `replay_event` when sent, whatever the payload is. Snuba does not look at it: what a message is stands in `payload.type`, and some producers leave this out.
   *
   * @example `"replay_event"`
   */
  type?: unknown;
  /**
   * When the message entered Sentry, in seconds since 1970, fraction allowed. Snuba measures its own delay from it; it is not stored.
   *
   * @example `1702659277.41`
   *
   * @example `1702659277`
   */
  start_time: number;
  /**
   * The replay the row belongs to. A `replay_event` payload carries its own `replay_id`, which wins; all other kinds are stored under this one.
   */
  replay_id: IngestReplayEventsV1Uuid;
  /**
   * The project that owns the replay. Unsigned, 64 bits.
   *
   * @example `4504044639748096`
   */
  project_id: number | bigint;
  /**
   * For how many days the row is kept, usually 30 or 90. Unsigned, 16 bits.
   *
   * @example `30`
   *
   * @example `90`
   */
  retention_days: number;
  /**
   * Sent as null by the producers of links, archive requests and views; Snuba does not look at it. The segment's number is `payload.segment_id`.
   *
   * @deprecated
   */
  segment_id?: unknown;
  /**
   * What happened, either as the object itself (everything that Sentry writes today but links) or as the bytes of its JSON text.
   */
  payload: IngestReplayEventsV1PayloadBytes | IngestReplayEventsV1Payload;
}

/**
 * The browser, as Relay read it from the user agent or as the SDK said.
 */
export interface IngestReplayEventsV1BrowserContext {
  /**
   * Name of the browser.
   *
   * @example `"Chrome Mobile"`
   */
  name?: string | null;
  /**
   * Version of the browser.
   */
  version?: string | null;
}

/**
 * One click and the element that was clicked. Sentry cuts the texts: 32 characters of `tag` and `role`, 1024 of `text`, 64 of the others; all are there, empty when the element has none.
 */
export interface IngestReplayEventsV1Click {
  /**
   * When the click was, in seconds since 1970. It becomes the row's timestamp.
   */
  timestamp: number;
  /**
   * The row's identity: Sentry takes the MD5 of replay id, whole seconds and `node_id`, written one after the other.
   */
  event_hash: IngestReplayEventsV1Uuid;
  /**
   * The element's id in the recording's DOM. Unsigned, 32 bits; clicks on a node below 0 are not sent.
   */
  node_id: number;
  /**
   * Name of the element.
   *
   * @example `"button"`
   */
  tag: string;
  /**
   * The element's `id` attribute.
   */
  id: string;
  /**
   * The element's classes; Sentry sends the first ten.
   */
  class: string[];
  /**
   * The element's text, as far as the SDK did not mask it.
   */
  text: string;
  /**
   * The element's `role` attribute.
   */
  role: string;
  /**
   * The element's `alt` attribute.
   */
  alt: string;
  /**
   * The element's test id, from `testid`, `data-testid` or `data-test-id`.
   */
  testid: string;
  /**
   * The element's `aria-label` attribute.
   */
  aria_label: string;
  /**
   * The element's `title` attribute.
   */
  title: string;
  /**
   * The framework component that drew the element, where the build plugin tells. Missing means empty; null is an error.
   *
   * @defaultValue `""`
   */
  component_name?: string;
  /**
   * 1 if nothing changed on the page for seven seconds after the click, else 0. A number of 8 bits, not a boolean.
   */
  is_dead: number;
  /**
   * 1 if it was a dead click and five or more followed on the same element, else 0. A number of 8 bits, not a boolean.
   */
  is_rage: number;
}

/**
 * What is known of the device and of the settings. Each context may be missing but not null; the values inside may be null. Other contexts are ignored.
 */
export interface IngestReplayEventsV1Contexts {
  browser?: IngestReplayEventsV1BrowserContext;
  os?: IngestReplayEventsV1OsContext;
  device?: IngestReplayEventsV1DeviceContext;
  replay?: IngestReplayEventsV1ReplayContext;
  ota_updates?: IngestReplayEventsV1OtaUpdatesContext;
}

/**
 * The device.
 */
export interface IngestReplayEventsV1DeviceContext {
  /**
   * Name of the device.
   */
  name?: string | null;
  /**
   * Brand of the device.
   *
   * @example `"Google"`
   */
  brand?: string | null;
  /**
   * Family of the device.
   *
   * @example `"Pixel"`
   */
  family?: string | null;
  /**
   * Model of the device.
   *
   * @example `"Pixel 8 Pro"`
   */
  model?: string | null;
}

/**
 * Links an event of a backend to the replay during which it happened. Exactly one of the five ids says which event and how severe it was; the others are missing or null.
 */
export type IngestReplayEventsV1EventLink = ({
  type: "event_link";
  /**
   * When the event happened, in seconds since 1970. Stored in whole seconds.
   */
  timestamp: number;
  /**
   * The row's identity: Sentry takes the MD5 of replay id and event id, written one after the other.
   */
  event_hash: IngestReplayEventsV1Uuid;
  /**
   * Sent, but not read: the link belongs to the replay of the message around it.
   */
  replay_id?: unknown;
  /**
   * Sent, but not read: the name of the id's key says it.
   */
  level?: unknown;
  /**
   * The event, of level debug.
   */
  debug_id?: IngestReplayEventsV1LinkedEventId | null;
  /**
   * The event, of level error; the only one that Sentry uses.
   */
  error_id?: IngestReplayEventsV1LinkedEventId | null;
  /**
   * The event, of level fatal.
   */
  fatal_id?: IngestReplayEventsV1LinkedEventId | null;
  /**
   * The event, of level info.
   */
  info_id?: IngestReplayEventsV1LinkedEventId | null;
  /**
   * The event, of level warning.
   */
  warning_id?: IngestReplayEventsV1LinkedEventId | null;
} & ({
  error_id: string;
} | {
  debug_id: string;
} | {
  fatal_id: string;
} | {
  info_id: string;
} | {
  warning_id: string;
}));

/**
 * A UUID that is not all zeros: Snuba takes the nil UUID for a missing id and refuses the message.
 */
export type IngestReplayEventsV1LinkedEventId = string;

/**
 * The operating system.
 */
export interface IngestReplayEventsV1OsContext {
  /**
   * Name of the operating system.
   *
   * @example `"Android"`
   */
  name?: string | null;
  /**
   * Version of the operating system.
   */
  version?: string | null;
}

/**
 * The over-the-air update that a mobile app runs.
 */
export interface IngestReplayEventsV1OtaUpdatesContext {
  /**
   * Release channel of the update.
   */
  channel?: string | null;
  /**
   * Version of the native runtime the update is made for.
   */
  runtime_version?: string | null;
  /**
   * Id of the update.
   */
  update_id?: string | null;
}

/**
 * One of the five kinds of rows, told apart by `type`.
 */
export type IngestReplayEventsV1Payload = IngestReplayEventsV1ReplayEvent | IngestReplayEventsV1ReplayActions | IngestReplayEventsV1ReplayTap | IngestReplayEventsV1EventLink | IngestReplayEventsV1ReplayViewed;

/**
 * The UTF-8 bytes of a JSON document that holds a payload, sent as a list with a number from 0 to 255 for each byte.
 */
export type IngestReplayEventsV1PayloadBytes = Uint8Array;

/**
 * Clicks found in one segment of the recording. Each becomes a row of its own. Sentry sends at most 20.
 */
export interface IngestReplayEventsV1ReplayActions {
  type: "replay_actions";
  /**
   * Sent, but not read: the clicks belong to the replay of the message around them.
   */
  replay_id?: unknown;
  /**
   * Environment of the session, empty when unknown.
   */
  environment?: string | null;
  /**
   * The clicks, in the order of the recording.
   */
  clicks: IngestReplayEventsV1Click[];
}

/**
 * The sampling the SDK was set to. A rate that is missing is stored as -1.
 */
export interface IngestReplayEventsV1ReplayContext {
  /**
   * Share of the sessions with an error that are kept, usually from 0 to 1; not checked.
   */
  error_sample_rate?: number | null;
  /**
   * Share of all sessions that are recorded from their start, usually from 0 to 1; not checked.
   */
  session_sample_rate?: number | null;
}

/**
 * One segment of a replay: what the SDK says about some seconds of a session, as Relay normalised it. A replay with `is_archived` is also sent as one.
 */
export interface IngestReplayEventsV1ReplayEvent {
  type: "replay_event";
  /**
   * The replay this segment is a part of. It is the one that is stored, not that of the message around it.
   */
  replay_id: IngestReplayEventsV1Uuid;
  /**
   * When the segment ended, in seconds since 1970 by the clock of the SDK. Stored in whole seconds.
   *
   * @example `1702659277.25`
   */
  timestamp: number;
  /**
   * When the replay's first segment began, in seconds since 1970. Stored in whole seconds.
   */
  replay_start_timestamp?: number | null;
  /**
   * The segment's place in the replay, counted from 0. At most 65535: Relay refuses more, and Snuba, which would read up to 32 bits, would lose the number because its column has 16. Without `event_hash`, the row's identity is the MD5 of this number in decimal, which makes a repeated segment replace itself.
   */
  segment_id?: number | null;
  /**
   * The row's identity within the replay. When missing it is derived from `segment_id`, or is random if that is missing too.
   */
  event_hash?: IngestReplayEventsV1Uuid | null;
  /**
   * Why the session was recorded: `session` (sampled from its start) or `buffer` (kept because of an error). Older SDKs sent `error`; any text is stored.
   *
   * @example `"session"`
   *
   * @example `"buffer"`
   */
  replay_type?: string | null;
  /**
   * Ids of the error events seen during the segment. One that is not a UUID makes the whole message unreadable. Relay keeps the first 100.
   */
  error_ids?: IngestReplayEventsV1Uuid[] | null;
  /**
   * Ids of the traces seen during the segment. One that is not a UUID makes the whole message unreadable. Relay keeps the first 100.
   */
  trace_ids?: IngestReplayEventsV1Uuid[] | null;
  /**
   * Addresses, or screen names of a mobile app, visited during the segment, oldest first. Relay keeps 100 of them and 8192 bytes.
   */
  urls?: string[] | null;
  /**
   * Names of the segment's routes or screens, as newer SDKs report them.
   */
  segment_names?: string[] | null;
  /**
   * True in the row that a deleted replay is hidden by; Sentry sends that row, no SDK does.
   */
  is_archived?: boolean | null;
  /**
   * The SDK's platform. Relay replaces what it does not know by `other`.
   *
   * @example `"javascript"`
   *
   * @example `"android"`
   */
  platform?: string | null;
  /**
   * The SDK's environment option.
   *
   * @example `"production"`
   */
  environment?: string | null;
  /**
   * The SDK's release option.
   *
   * @example `"storefront@24.11.0+871"`
   */
  release?: string | null;
  /**
   * The SDK's distribution option, which tells builds of one release apart.
   */
  dist?: string | null;
  /**
   * Tags of the session. A null value is stored as empty text. The key `transaction` is not stored as a tag: its value becomes the title of the row.
   */
  tags?: IngestReplayEventsV1TagPairs | IngestReplayEventsV1TagMap | null;
  user?: IngestReplayEventsV1User;
  sdk?: IngestReplayEventsV1Sdk;
  contexts?: IngestReplayEventsV1Contexts;
}

/**
 * Taps found in one segment of a mobile recording. Each becomes a row of its own. Sentry sends at most 20.
 */
export interface IngestReplayEventsV1ReplayTap {
  type: "replay_tap";
  /**
   * Sent, but not read: the taps belong to the replay of the message around them.
   */
  replay_id?: unknown;
  /**
   * Environment of the session, empty when unknown.
   */
  environment?: string | null;
  /**
   * The taps, in the order of the recording.
   */
  taps: IngestReplayEventsV1Tap[];
}

/**
 * Somebody watched the replay. The row's identity is made of the viewer's id, so a second view by the same person replaces the first.
 */
export interface IngestReplayEventsV1ReplayViewed {
  type: "replay_viewed";
  /**
   * Sentry's id of the person who watched. Unsigned, 64 bits.
   */
  viewed_by_id: number | bigint;
  /**
   * When the replay was watched, in seconds since 1970. Stored in whole seconds.
   */
  timestamp: number;
}

/**
 * The SDK that recorded the session. May be missing but not null.
 */
export interface IngestReplayEventsV1Sdk {
  /**
   * Name of the SDK.
   *
   * @example `"sentry.javascript.react"`
   */
  name?: string | null;
  /**
   * Version of the SDK.
   *
   * @example `"8.42.0"`
   */
  version?: string | null;
}

/**
 * Tags in the form SDKs write: a map from key to value.
 */
export interface IngestReplayEventsV1TagMap {
  [k: string]: string | null;
}

/**
 * Tags in the form Relay writes: pairs of key and value, in order. A key may come twice; a null key is an error.
 */
export type IngestReplayEventsV1TagPairs = [string, (string | null)][];

/**
 * One tap and the view that was tapped.
 */
export interface IngestReplayEventsV1Tap {
  /**
   * When the tap was, in seconds since 1970. It becomes the row's timestamp.
   */
  timestamp: number;
  /**
   * The row's identity: Sentry takes the MD5 of replay id, whole seconds and `view_id`, written one after the other.
   */
  event_hash: IngestReplayEventsV1Uuid;
  /**
   * What was tapped, in words of the SDK.
   */
  message: string;
  /**
   * Class of the view.
   *
   * @example `"androidx.appcompat.widget.AppCompatButton"`
   */
  view_class: string;
  /**
   * Id of the view in the app.
   *
   * @example `"btn_checkout"`
   */
  view_id: string;
}

/**
 * The person whose session it was. The first of id, username, email and address that is there is how the replay is listed. May be missing but not null.
 */
export interface IngestReplayEventsV1User {
  /**
   * The id the application knows the person by: text, or an unsigned number of 64 bits.
   */
  id?: string | number | bigint | null;
  /**
   * The name the application knows the person by.
   */
  username?: string | null;
  /**
   * The person's email address. Not checked.
   */
  email?: string | null;
  /**
   * The address the session came from, IPv4 or IPv6. Text that is neither is accepted and not stored.
   *
   * @example `"203.0.113.7"`
   *
   * @example `"2001:db8::1"`
   */
  ip_address?: string | null;
}

/**
 * A UUID in any spelling that the Rust `uuid` parser of Snuba reads: 32 hex digits, the dashed form, the dashed form in braces, or the dashed form after `urn:uuid:`; hex digits in either case. Relay and the SDKs write 32 lower-case digits, so write these; two spellings of one UUID are the same id to Snuba but not to code that compares strings.
 *
 * @example `"834f314caae54030a1b0dc52b202f24a"`
 *
 * @example `"cc2a2076-2a00-1d95-e08e-b6570d54525b"`
 */
export type IngestReplayEventsV1Uuid = string;
