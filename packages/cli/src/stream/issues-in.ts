import { isTopicError, type Topic, type TopicIssue, tryDecode, validate } from "@waybill/runtime";
import { type InputForm, isJsonForm } from "./form.ts";
import type { ReadableForm } from "./readable-form.ts";

const NONE: readonly TopicIssue[] = [];

/**
 * What is wrong with one message of an input: decoded as the topic's consumers do, or read from its readable form when
 * that is what the input holds.
 */
export function issuesIn(
  topic: Topic,
  readable: ReadableForm,
  form: InputForm | undefined,
): (bytes: Uint8Array) => readonly TopicIssue[] {
  if (topic.encoding !== "json" && isJsonForm(form))
    return (bytes) => issuesInReadable(topic, readable, bytes);
  return (bytes) => {
    const result = tryDecode(topic, bytes);
    return result.ok ? NONE : result.error.issues;
  };
}

function issuesInReadable(topic: Topic, readable: ReadableForm, bytes: Uint8Array): readonly TopicIssue[] {
  try {
    return validate(topic, readable.parse(bytes));
  } catch (error) {
    if (isTopicError(error)) return error.issues;
    throw error;
  }
}
