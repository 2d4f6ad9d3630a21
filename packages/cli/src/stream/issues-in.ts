import { decodeUnvalidated, isTopicError, type Topic, type TopicIssue, validate } from "@waybill/runtime";
import { type InputForm, isJsonForm } from "./form.ts";
import type { ReadableForm } from "./readable-form.ts";

/**
 * What is wrong with one message of an input: decoded as the topic's consumers do, or read from its readable form when
 * that is what the input holds.
 */
export function issuesIn(
  topic: Topic,
  readable: ReadableForm,
  form: InputForm | undefined,
): (bytes: Uint8Array) => readonly TopicIssue[] {
  const readsReadable = topic.encoding !== "json" && isJsonForm(form);
  const read = readsReadable
    ? (bytes: Uint8Array) => readable.parse(bytes)
    : (bytes: Uint8Array) => decodeUnvalidated(topic, bytes);
  return (bytes) => {
    try {
      return validate(topic, read(bytes));
    } catch (error) {
      if (isTopicError(error)) return error.issues;
      throw error;
    }
  };
}
