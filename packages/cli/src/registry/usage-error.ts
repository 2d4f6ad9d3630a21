/**
 * The caller asked for something that cannot be: a folder that is not there, a topic nobody knows. Its message is one
 * lower-case line for the person at the terminal, and the command exits with 2.
 */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
