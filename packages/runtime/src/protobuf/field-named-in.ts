/** The field that an error of protobuf-es is about: the one part of its text that is sure to hold no payload. */
export function fieldNamedIn(error: unknown): string | undefined {
  return error instanceof Error ? /\bfield ([A-Za-z0-9_.]+)/.exec(error.message)?.[1] : undefined;
}
