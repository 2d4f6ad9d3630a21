import type { TopicError } from "./error.ts";

/** What the `try` verbs return. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: TopicError };

/** The value; the error is thrown, with the stack of the verb that was called. */
export function unwrap<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  (Error as Capturing).captureStackTrace?.(result.error, unwrap);
  throw result.error;
}

/** Of engines without it, the error has the stack of where it was made. */
interface Capturing {
  captureStackTrace?(error: Error, above: typeof unwrap): void;
}
