import type { TopicIssue } from "./error.ts";

/** What a codec throws on data it cannot read or write: the one issue it stopped at. Verbs turn it into a `TopicError`. */
export class CodecError extends Error {
  override readonly name = "CodecError";
  declare readonly issue: TopicIssue;

  constructor(rule: string, message: string, where?: Partial<TopicIssue>) {
    super(message);
    this.issue = { path: "", rule, message, ...where };
  }
}

/** The issue of a `CodecError`, which may be one of another copy of this package, that a topic came with. Others are thrown. */
export function issueOf(error: unknown): TopicIssue {
  const { issue } = error as Partial<CodecError>;
  if (issue) return issue;
  throw error;
}

/**
 * Makes an error without stack frames, which take longer to collect than a usual message to read. Where it would have no
 * stack at all then, as in JavaScriptCore, it is made with them.
 */
export function withoutFrames<E extends Error>(make: () => E): E {
  const { stackTraceLimit } = Error as { stackTraceLimit?: number };
  let error: E;
  try {
    // Does nothing where it is read-only.
    Reflect.set(Error, "stackTraceLimit", 0);
    error = make();
  } finally {
    Reflect.set(Error, "stackTraceLimit", stackTraceLimit);
  }
  return "stack" in error ? error : make();
}
