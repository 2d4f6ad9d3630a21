/**
 * A topic has no message of the kind that was asked for: no valid one that could be found, or none that its schema
 * refuses.
 */
export class NoMessageError extends Error {
  override readonly name = "NoMessageError";
}
