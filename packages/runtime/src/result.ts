import type { TopicError } from "./error.ts";

/** What the `try` verbs return. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: TopicError };

/** The value; the error is thrown, with the stack of whoever called the verb. */
export function unwrap<Value>(result: Result<Value>, verb: (...args: never[]) => unknown): Value {
  if (result.ok) return result.value;
  (Error as Capturing).captureStackTrace?.(result.error, verb);
  throw result.error;
}

/** Of engines without it, the error has the stack of where it was made. */
interface Capturing {
  captureStackTrace?(error: Error, above: (...args: never[]) => unknown): void;
}
