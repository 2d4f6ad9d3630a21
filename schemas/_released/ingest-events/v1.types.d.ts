/**
 * One error event on its way from Relay into processing: the event's JSON as bytes, and what the consumer has to know before it reads them. Written by Relay, read by sentry's ingest consumer; keys that it does not know are ignored.
 *
 * The published schema leaves `payload` open and does not name `attachments` and `remote_addr`, which are sent. Here they are described, and the bytes of `payload` are checked for the two keys without which the consumer gives the message up.
 */
export interface IngestEventsV1 {
  /**
   * Always `event`, on the sister topics for transactions and feedback too; the consumer raises on anything else. What kind of event it is says the `type` within `payload`.
   */
  type: "event";
  /**
   * The event's id, the same as within `payload`; Relay writes 32 lower-case hex digits. The consumer drops an event of an id that it has seen in the last hour for the same project.
   */
  event_id: IngestEventsV1Uuid;
  /**
   * The project that receives the event. Unsigned, 64 bits; an event of a project that does not exist is dropped, not dead-lettered.
   */
  project_id: number | bigint;
  /**
   * When Relay received the event, in seconds since 1970. Relay writes whole seconds; the consumer measures its delay from it.
   */
  start_time: number;
  /**
   * The event as UTF-8 JSON, normalised by Relay. A msgpack bin: Relay never writes a str here.
   */
  payload: Uint8Array;
  /**
   * The address the event came from, IPv4 or IPv6 as text; null if Relay does not know or may not tell it.
   *
   * @example `"203.0.113.7"`
   *
   * @example `"2001:db8::7"`
   */
  remote_addr?: string | null;
  /**
   * Files that came with the event. Empty, null and missing are the same.
   */
  attachments?: IngestEventsV1Attachment[] | null;
}

/**
 * A file that came with the event: small ones inline as `data`, large ones in chunks sent before it to `ingest-attachments`, found by `id`.
 */
export interface IngestEventsV1Attachment {
  /**
   * What the file is for, such as `event.attachment`, `event.minidump` or `event.view_hierarchy`.
   */
  attachment_type: string;
  /**
   * Names the chunks of this file among those of the event; Relay writes a UUID.
   */
  id?: string;
  /**
   * The file's name as the client gave it.
   */
  name?: string;
  /**
   * The media type as the client gave it, null if it gave none.
   *
   * @example `"text/plain"`
   */
  content_type?: string | null;
  /**
   * How many chunks were sent; 0 for an empty file and for one that is inline.
   */
  chunks?: number;
  /**
   * The file itself, if it was small enough to travel here.
   */
  data?: Uint8Array;
  /**
   * The file's size in bytes.
   */
  size?: number | null;
  /**
   * True if the file is over quota: it is used to process the event (a minidump, for instance) and then thrown away.
   */
  rate_limited?: boolean | null;
}

/**
 * What the consumer needs of an event before it hands it on. All else, the type of the event included, is read by later stages.
 */
export interface IngestEventsV1Event {
  /**
   * The event's id. Together with `project` it is the key under which the event waits for processing.
   */
  event_id: string;
  /**
   * The id of the project, as in the wrapper.
   */
  project: number | bigint;
  /**
   * `error`, `default`, `csp` and the like; `transaction` and `feedback` take ways of their own. Missing or null counts as an error.
   */
  type?: string | null;
}

/**
 * A UUID in any spelling that the Rust `uuid` parser of Snuba reads: 32 hex digits, the dashed form, the dashed form in braces, or the dashed form after `urn:uuid:`; hex digits in either case. Relay and the SDKs write 32 lower-case digits, so write these; two spellings of one UUID are the same id to Snuba but not to code that compares strings.
 *
 * @example `"834f314caae54030a1b0dc52b202f24a"`
 *
 * @example `"cc2a2076-2a00-1d95-e08e-b6570d54525b"`
 */
export type IngestEventsV1Uuid = string;
