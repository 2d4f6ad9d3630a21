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

/** The issue of a `CodecError`, known by its name: a topic may come with another copy of this package. Others are thrown. */
export function issueOf(error: unknown): TopicIssue {
  if ((error as Partial<CodecError> | undefined)?.name === "CodecError") return (error as CodecError).issue;
  throw error;
}
