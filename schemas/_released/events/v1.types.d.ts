/**
 * An error event for Snuba to store, or a change to groups of events that it stores already. Every message is an array: the protocol's version, a verb, and what the verb is about.
 *
 * Where the published schema and Snuba's reader disagree, this contract follows the reader:
 * * Arrays have exactly 4 elements for `insert` and 3 for all other verbs. The published arrays are open, so that `[2]` is valid there and an inserted event may come under any verb and version; Snuba refuses each of these.
 * * An event's numbers have the bounds of Snuba's columns, its ids have to be UUIDs, and its `type` cannot be `transaction`.
 * * `data.contexts.flags` and `data.contexts.replay` are described. The published schema once described flags and took it back, because nothing guaranteed their form; Relay does by now, and what it may leave out is optional here.
 *
 * It is stricter than that reader in two places. Snuba passes any three-element message with a project id on to the consumer that changes groups, so this contract is what that consumer needs: a verb that it knows, and a body that it can work with, the same for the start and the end of a change although the start changes nothing. And a `datetime` has to be one that Snuba understands, because it would otherwise file the event under the moment of reading it. Unknown keys pass and are ignored everywhere.
 */
export type EventsV1 = EventsV1InsertMessage | EventsV1DeleteGroupsMessage | EventsV1MergeMessage | EventsV1UnmergeMessage | EventsV1DeleteTagMessage | EventsV1TombstoneEventsMessage | EventsV1ReplaceGroupMessage | EventsV1ExcludeGroupsMessage;

/**
 * A moment in UTC with one to six digits of fraction, which the parser of the consumer of changes insists on.
 *
 * @example `"2026-03-02T09:15:27.482913Z"`
 */
export type EventsV1ChangeTime = string;

/**
 * Which groups to delete.
 */
export interface EventsV1DeleteGroups {
  transaction_id?: EventsV1TransactionId;
  /**
   * The project of the groups.
   */
  project_id: EventsV1Uint64;
  /**
   * The groups; nothing is done if there are none.
   */
  group_ids: EventsV1GroupIds;
  /**
   * Events received later are kept.
   */
  datetime: EventsV1ChangeTime;
}

/**
 * All events of these groups are to be deleted. Sent twice, before sentry deletes its own rows and after.
 */
export type EventsV1DeleteGroupsMessage = [2, "start_delete_groups" | "end_delete_groups", EventsV1DeleteGroups];

/**
 * Which tag to delete.
 */
export interface EventsV1DeleteTag {
  transaction_id?: EventsV1TransactionId;
  /**
   * The project of the events.
   */
  project_id: EventsV1Uint64;
  /**
   * The tag's key; nothing is done if it is empty.
   */
  tag: string;
  /**
   * Events received later keep the tag.
   */
  datetime: EventsV1ChangeTime;
}

/**
 * All events of a project lose a tag.
 */
export type EventsV1DeleteTagMessage = [2, "start_delete_tag" | "end_delete_tag", EventsV1DeleteTag];

/**
 * The event as the SDK sent it and Relay and sentry normalised it, as far as Snuba reads it. Snuba turns a value whose type is not given here into text, whatever it is.
 */
export interface EventsV1ErrorData {
  /**
   * When Relay received the event, in seconds since 1970, fraction allowed.
   */
  received: number;
  /**
   * The kind of event, such as `error` or `csp`. Snuba refuses `transaction`, which has a topic of its own.
   */
  type?: unknown;
  /**
   * What was known about the surroundings of the error, by name. Apart from the three named here, any object or null; anything else makes the event unreadable.
   */
  contexts?: ({
    flags?: EventsV1FlagsContext;
    replay?: EventsV1ReplayContext;
    trace?: EventsV1TraceContext;
  } | null);
  /**
   * Pairs of key and value. Pairs with a null in them, and null in place of a pair, are left out.
   *
   * @example `[["environment","production"],["level","error"]]`
   */
  tags?: (null | [unknown, unknown])[] | null;
  /**
   * The title of the event as lists show it.
   */
  title?: unknown;
  /**
   * The place in the code that is to blame, such as a function or a transaction.
   */
  culprit?: unknown;
  /**
   * The file or address that is to blame.
   */
  location?: string | null;
  /**
   * The version of the protocol the SDK spoke.
   */
  version?: string | null;
  /**
   * The exceptions, innermost first.
   */
  exception?: ({
    values?: EventsV1Exception[] | null;
  } | null);
  /**
   * The threads that ran.
   */
  threads?: ({
    values?: EventsV1Thread[] | null;
  } | null);
  /**
   * What went wrong while the event was processed. Only their number is stored.
   */
  errors?: unknown[] | null;
  /**
   * Hashes of a grouping method that is no longer used.
   *
   * @deprecated
   */
  hierarchical_hashes?: string[];
  /**
   * Names and versions of installed packages.
   */
  modules?: ({
    [k: string]: string | null;
  } | null);
  /**
   * The HTTP request in which the error happened.
   */
  request?: EventsV1Request;
  /**
   * The SDK that sent the event.
   */
  sdk?: EventsV1Sdk;
  /**
   * The user that was affected.
   */
  user?: EventsV1User;
  /**
   * The share of such events that the SDK sends, above 0 and at most 1.
   */
  sample_rate?: number | null;
  /**
   * Whether all frames of the application's own code could be named.
   */
  symbolicated_in_app?: boolean | null;
}

/**
 * An error event with what sentry added to it when it was saved.
 */
export interface EventsV1ErrorMessage {
  /**
   * The event's id.
   */
  event_id: EventsV1Uuid;
  /**
   * The project that received the event.
   */
  project_id: EventsV1Uint64;
  /**
   * The group (issue) the event belongs to.
   */
  group_id: EventsV1Uint64;
  /**
   * The hash that chose the group: 32 hex digits as a rule. Snuba stores a UUID and takes the MD5 of any text that is none.
   */
  primary_hash: string;
  /**
   * The text that a search for the event looks in: message, title and culprit.
   */
  message: string;
  /**
   * When the event happened, as saved. If missing, the event is stored under 1970.
   */
  datetime?: EventsV1EventTime;
  /**
   * The platform of the SDK, such as `javascript` or `python`.
   */
  platform?: string | null;
  /**
   * For how many days the event is kept; missing or null for the default. Unsigned, 16 bits.
   *
   * @example `30`
   *
   * @example `90`
   */
  retention_days?: number | null;
  /**
   * The event itself.
   */
  data: EventsV1ErrorData;
}

/**
 * Ids of events.
 */
export type EventsV1EventIds = EventsV1Uuid[];

/**
 * A moment in UTC: RFC 3339 with a capital `T`, at most nine digits of fraction (Relay writes six, other producers up to nine) and a capital `Z`. An offset, even `+00:00`, is refused: Snuba's parser knows only `Z` and, instead of failing, files the row under the moment it read the message.
 *
 * @example `"2026-03-02T09:15:27.482913Z"`
 */
export type EventsV1EventTime = string;

/**
 * One exception of a chain.
 */
export type EventsV1Exception = ({
  /**
   * The exception's class.
   */
  type?: unknown;
  /**
   * The exception's message.
   */
  value?: unknown;
  /**
   * The thread that raised it.
   */
  thread_id?: EventsV1ThreadId;
  /**
   * How the SDK caught it.
   */
  mechanism?: ({
    /**
     * The name of the integration that caught it.
     */
    type?: unknown;
    /**
     * Whether the application would have gone on; true, false or unknown.
     */
    handled?: unknown;
  } | null);
  /**
   * Where it was raised.
   */
  stacktrace?: ({
    /**
     * Outermost call first.
     */
    frames?: EventsV1Frame[] | null;
  } | null);
} | null);

/**
 * Which groups to leave out.
 */
export interface EventsV1ExcludeGroups {
  /**
   * The project of the groups.
   */
  project_id: EventsV1Uint64;
  /**
   * The groups; nothing is done if there are none.
   */
  group_ids: EventsV1GroupIds;
}

/**
 * Queries are to leave out these groups, until what was done to their events has taken effect.
 */
export type EventsV1ExcludeGroupsMessage = [2, "exclude_groups", EventsV1ExcludeGroups];

/**
 * The feature flags that the application had evaluated, from the SDK's buffer of 100. Relay gives a malformed context back without its `values`.
 */
export type EventsV1FlagsContext = ({
  /**
   * Oldest evaluation first, each flag once; null where Relay found no object.
   */
  values?: EventsV1FlagsContextItem[] | null;
} | null);

/**
 * The latest evaluation of one flag.
 */
export type EventsV1FlagsContextItem = ({
  /**
   * The flag's key. Relay cuts it to 200 characters of letters, digits, `_`, `.`, `:` and `-`; Snuba takes any text, and so does this contract.
   */
  flag?: string | null;
  /**
   * What the flag evaluated to, any JSON; booleans from today's SDKs. Snuba stores text, and true as `true`.
   */
  result?: unknown;
} | null);

/**
 * One call of a stack trace.
 */
export interface EventsV1Frame {
  /**
   * The file's full path or address.
   */
  abs_path?: unknown;
  /**
   * The file's path as shown.
   */
  filename?: unknown;
  /**
   * The function's name.
   */
  function?: unknown;
  /**
   * The module's name.
   */
  module?: unknown;
  /**
   * The package or image.
   */
  package?: unknown;
  /**
   * Whether it is the application's own code.
   */
  in_app?: boolean | null;
  /**
   * The line, unsigned, 32 bits.
   */
  lineno?: number | null;
  /**
   * The column, unsigned, 32 bits.
   */
  colno?: number | null;
}

/**
 * Ids of groups.
 */
export type EventsV1GroupIds = EventsV1Uint64[];

/**
 * What saving the event changed about one group.
 */
export interface EventsV1GroupState {
  /**
   * The group's id. Both spellings are sent.
   */
  id?: EventsV1Uint64 | string;
  /**
   * The event is the first of the group.
   */
  is_new?: boolean;
  /**
   * The event reopened the group.
   */
  is_regression?: boolean;
  /**
   * The event is the group's first in its environment.
   */
  is_new_group_environment?: boolean;
}

/**
 * Store this event.
 */
export type EventsV1InsertMessage = [2, "insert", EventsV1ErrorMessage, EventsV1PostProcessState];

/**
 * Which groups to merge into which.
 */
export interface EventsV1Merge {
  transaction_id?: EventsV1TransactionId;
  /**
   * The project of the groups.
   */
  project_id: EventsV1Uint64;
  /**
   * The groups that lose their events; nothing is done if there are none.
   */
  previous_group_ids: EventsV1GroupIds;
  /**
   * The group that receives them.
   */
  new_group_id: EventsV1Uint64;
  /**
   * Events received later are left alone.
   */
  datetime: EventsV1ChangeTime;
}

/**
 * All events of some groups become events of another group.
 */
export type EventsV1MergeMessage = [2, "start_merge" | "end_merge", EventsV1Merge];

/**
 * What saving the event changed, for sentry's own consumer that sends notifications. Snuba does not look at it.
 */
export type EventsV1PostProcessState = ({
  /**
   * The event is the first of its group.
   */
  is_new?: boolean;
  /**
   * The event reopened a resolved group.
   */
  is_regression?: boolean;
  /**
   * The event is the group's first in its environment.
   */
  is_new_group_environment?: boolean;
  /**
   * The queue of tasks to use.
   *
   * @example `"post_process_errors"`
   */
  queue?: string;
  /**
   * The event is not to be post-processed.
   */
  skip_consume?: boolean;
  /**
   * The same for each group of the event.
   */
  group_states?: EventsV1GroupState[] | null;
} | null);

/**
 * Which events to move, and where to.
 */
export interface EventsV1ReplaceGroup {
  transaction_id?: EventsV1TransactionId;
  /**
   * The project of the events.
   */
  project_id: EventsV1Uint64;
  /**
   * The events; nothing is done if there are none.
   */
  event_ids: EventsV1EventIds;
  /**
   * The group that receives them.
   */
  new_group_id: EventsV1Uint64;
  /**
   * When the earliest of the events happened. Only makes the search faster.
   */
  from_timestamp?: EventsV1ChangeTime | null;
  /**
   * When the latest of the events happened. Only makes the search faster.
   */
  to_timestamp?: EventsV1ChangeTime | null;
}

/**
 * These events become events of another group.
 */
export type EventsV1ReplaceGroupMessage = [2, "replace_group", EventsV1ReplaceGroup];

/**
 * The session replay that was being recorded.
 */
export type EventsV1ReplayContext = ({
  /**
   * The replay's id. Wins over the tag `replayId`.
   */
  replay_id?: EventsV1Uuid | null;
} | null);

/**
 * An HTTP request.
 */
export type EventsV1Request = ({
  /**
   * The method, such as `GET`.
   */
  method?: unknown;
  /**
   * Pairs of name and value. Only the referrer is stored.
   */
  headers?: (null | [string, unknown])[] | null;
} | null);

/**
 * An SDK.
 */
export type EventsV1Sdk = ({
  /**
   * The SDK's name, such as `sentry.javascript.browser`.
   */
  name?: unknown;
  /**
   * The SDK's version.
   */
  version?: unknown;
  /**
   * Names of the integrations that were active.
   */
  integrations?: unknown[] | null;
} | null);

/**
 * A thread.
 */
export type EventsV1Thread = ({
  /**
   * The thread's id.
   */
  id?: EventsV1ThreadId;
  /**
   * Whether it is the main thread.
   */
  main?: boolean | null;
} | null);

/**
 * A thread's id: unsigned, 64 bits, or text.
 */
export type EventsV1ThreadId = EventsV1Uint64 | string | null;

/**
 * Which events to delete.
 */
export interface EventsV1TombstoneEvents {
  /**
   * The project of the events.
   */
  project_id: EventsV1Uint64;
  /**
   * The events; nothing is done if there are none.
   */
  event_ids: EventsV1EventIds;
  /**
   * Delete an event only if it still has this hash, because it is about to be stored again with another one.
   */
  old_primary_hash?: EventsV1Uuid | null;
  /**
   * When the earliest of the events happened. Only makes the search faster.
   */
  from_timestamp?: EventsV1ChangeTime | null;
  /**
   * When the latest of the events happened. Only makes the search faster.
   */
  to_timestamp?: EventsV1ChangeTime | null;
}

/**
 * These events are to be deleted eventually; queries may still find them for a while unless their group is excluded too.
 */
export type EventsV1TombstoneEventsMessage = [2, "tombstone_events", EventsV1TombstoneEvents];

/**
 * The trace and the span in which the error happened.
 */
export type EventsV1TraceContext = ({
  /**
   * The trace's id.
   */
  trace_id?: EventsV1Uuid | null;
  /**
   * The span's id, 16 hex digits; stored as null if it is any other text.
   */
  span_id?: string | null;
  /**
   * Whether the trace was kept.
   */
  sampled?: boolean | null;
} | null);

/**
 * The same for the start and the end of a change. An end with an id that was just seen is a repetition and is skipped.
 *
 * @example `"0d5f2a7c9b3e4816a2f4c6d8e0b1a3c5"`
 */
export type EventsV1TransactionId = string;

/**
 * An id of 64 bits, unsigned.
 */
export type EventsV1Uint64 = number | bigint;

/**
 * Which events to move from one group to another.
 */
export interface EventsV1Unmerge {
  transaction_id?: EventsV1TransactionId;
  /**
   * The project of the groups.
   */
  project_id: EventsV1Uint64;
  /**
   * The group that loses events.
   */
  previous_group_id: EventsV1Uint64;
  /**
   * The group that receives them.
   */
  new_group_id: EventsV1Uint64;
  /**
   * Values of `primary_hash`: events with one of these are moved. Nothing is done if there are none.
   */
  hashes: string[];
  /**
   * Events received later are left alone.
   */
  datetime: EventsV1ChangeTime;
}

/**
 * Those events of a group that have certain hashes become events of another group.
 */
export type EventsV1UnmergeMessage = [2, "start_unmerge" | "end_unmerge", EventsV1Unmerge];

/**
 * A user of the application.
 */
export type EventsV1User = ({
  /**
   * The user's id in the application.
   */
  id?: unknown;
  /**
   * The user's e-mail address.
   */
  email?: unknown;
  /**
   * The user's name in the application.
   */
  username?: unknown;
  /**
   * IPv4 or IPv6; text that is neither is not stored.
   */
  ip_address?: string | null;
  /**
   * Where the address is, such as `country_code` and `city`.
   */
  geo?: Record<string, unknown> | null;
} | null);

/**
 * A UUID in any spelling that the Rust `uuid` parser of Snuba reads: 32 hex digits, the dashed form, the dashed form in braces, or the dashed form after `urn:uuid:`; hex digits in either case. Relay and the SDKs write 32 lower-case digits, so write these; two spellings of one UUID are the same id to Snuba but not to code that compares strings.
 *
 * @example `"834f314caae54030a1b0dc52b202f24a"`
 *
 * @example `"cc2a2076-2a00-1d95-e08e-b6570d54525b"`
 */
export type EventsV1Uuid = string;
