import { isObject } from "./is-object.ts";
import { withoutFrames } from "./without-frames.ts";

/** What went wrong; closed, so that a `switch` over it can be exhaustive. */
export type TopicErrorCode =
  | "undecodable"
  | "invalid"
  | "unencodable"
  | "too-large"
  | "unknown-topic"
  | "unknown-version";

/** One thing that is wrong with a message. Holds no payload value, so it is safe to log. */
export interface TopicIssue {
  /** JSON Pointer (RFC 6901) into the message; `""` is the message itself. */
  readonly path: string;
  /** The schema keyword that was broken (`maximum`, `required`) or the decoding rule (`duplicate-key`, `truncated`). */
  readonly rule: string;
  /** Lower-case fragment such as `must be <= 65535`. */
  readonly message: string;
  /** How to mend it, where that is known. */
  readonly hint?: string;
  /** Offset in bytes into the encoded message, for issues found while decoding. */
  readonly offset?: number;
}

const brand = Symbol.for("waybill.TopicError");

export interface TopicErrorInit {
  readonly topic: string;
  /** Absent when the topic or the version itself is what is unknown. */
  readonly version?: number | undefined;
  readonly issues?: readonly TopicIssue[];
  readonly cause?: unknown;
}

/**
 * The one error that bad data can cause. Its message starts with the code, names topic and version, and shows the
 * first issue: `[invalid] ingest-replay-events v1: /payload/segment_id must be <= 65535 (and 2 more)`.
 */
export class TopicError extends Error {
  override readonly name = "TopicError";
  declare readonly code: TopicErrorCode;
  declare readonly topic: string;
  declare readonly version: number | undefined;
  declare readonly issues: readonly TopicIssue[];

  constructor(code: TopicErrorCode, summary: string, init: TopicErrorInit) {
    const { topic, version } = init;
    super(`[${code}] ${topic}${version === undefined ? "" : ` v${version}`}: ${summary}`, init);
    Object.assign(this, { code, version, issues: [] }, init);
    Object.defineProperty(this, brand, {});
  }

  /** Known by their brand, as topics may come with a copy of this package. A class that extends this one has only its own. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: it is the class that `instanceof` names.
    return this === TopicError ? isObject(value) && brand in value : super[Symbol.hasInstance](value);
  }
}

/** Whether it is a `TopicError`, that of another copy of this package too. */
export function isTopicError(error: unknown): error is TopicError {
  return error instanceof TopicError;
}

/**
 * The error of one message of a topic: its first issue in words, and how many there are besides. It has no stack frames:
 * `unwrap` adds them to those that are thrown.
 */
export function failure(
  code: TopicErrorCode,
  topic: { readonly name: string; readonly version: number },
  issues: readonly TopicIssue[],
): { readonly ok: false; readonly error: TopicError } {
  const init = { topic: topic.name, version: topic.version, issues };
  return { ok: false, error: withoutFrames(() => new TopicError(code, summarize(issues), init)) };
}

/** `/a/b must be a string (and 2 more)`. */
function summarize([first = unexplained, ...others]: readonly TopicIssue[]): string {
  const { offset, hint } = first;
  return [
    `${first.path || "message"} ${first.message}`,
    offset === undefined ? "" : ` at byte ${offset}`,
    hint ? `; ${hint}` : "",
    others.length > 0 ? ` (and ${others.length} more)` : "",
  ].join("");
}

/** Of a value that the compiled schema refuses and the interpreted one does not. */
export const unexplained: TopicIssue = {
  path: "",
  rule: "schema",
  message: "must match the schema of the topic",
};
