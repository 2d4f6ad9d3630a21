import type { TopicIssue } from "./error.ts";

/** What a codec throws on data it cannot read or write: the one issue it stopped at. Verbs turn it into a `TopicError`. */
export class CodecError extends Error {
  override readonly name = "CodecError";
  declare readonly issue: TopicIssue;

  constructor(rule: string, message: string, where?: { readonly path?: string; readonly offset?: number }) {
    super(message);
    this.issue = { path: "", rule, message, ...where };
  }
}
