import type { Topic, TopicIssue } from "@waybill/runtime";
import { TopicError } from "@waybill/runtime";

/** The issue that a codec stopped at, or nothing when the error is none of a codec's. */
export function codecIssue(error: unknown): TopicIssue | undefined {
  if (!(error instanceof Error) || error.name !== "CodecError" || !("issue" in error)) return undefined;
  return error.issue as TopicIssue;
}

/** Runs a codec and turns what it refuses into the error that the verbs throw. */
export function withCodec<Result>(
  topic: Topic,
  code: "undecodable" | "unencodable",
  run: () => Result,
): Result {
  try {
    return run();
  } catch (error) {
    const issue = codecIssue(error);
    if (issue === undefined) throw error;
    const init = { topic: topic.name, version: topic.version, issues: [issue] };
    throw new TopicError(code, `${issue.path === "" ? "message" : issue.path} ${issue.message}`, init);
  }
}
