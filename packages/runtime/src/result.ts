import { isTopicError, type TopicError } from "./error.ts";

/** What the `try` verbs return. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: TopicError };

/** Turns a thrown `TopicError` into a value; anything else goes on. */
export function attempt<Value>(run: () => Value): Result<Value> {
  try {
    return { ok: true, value: run() };
  } catch (error) {
    if (isTopicError(error)) return { ok: false, error };
    throw error;
  }
}
