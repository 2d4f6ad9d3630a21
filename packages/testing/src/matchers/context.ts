/** What vitest and Jest hand to a matcher as `this`, as far as these matchers use it. */
export interface MatcherContext {
  readonly isNot?: boolean;
  equals(a: unknown, b: unknown): boolean;
}

/** What a matcher gives back; `actual` and `expected` are what the runner shows a diff of. */
export interface MatcherResult {
  readonly pass: boolean;
  message(): string;
  readonly actual?: unknown;
  readonly expected?: unknown;
}

export function result(
  pass: boolean,
  message: () => string,
  diff?: { actual: unknown; expected: unknown },
): MatcherResult {
  return { pass, message, ...diff };
}
