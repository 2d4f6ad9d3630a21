import type { MatcherContext, MatcherResult } from "./context.ts";

/** What Jest hands to a matcher besides. */
export interface JestContext extends MatcherContext {
  readonly utils: { diff(expected: unknown, received: unknown): string | null };
}

type Matcher<Context> = (this: Context, ...args: never[]) => MatcherResult;

/** The matchers for a runner that shows nothing but the message: it ends with the diff. */
export function withDiff<Name extends string>(
  matchers: Readonly<Record<Name, Matcher<MatcherContext>>>,
): Readonly<Record<Name, Matcher<JestContext>>> {
  const entries = Object.entries<Matcher<MatcherContext>>(matchers).map(([name, matcher]) => [
    name,
    function matcherWithDiff(this: JestContext, ...args: never[]): MatcherResult {
      const result = matcher.apply(this, args);
      if (result.expected === undefined) return result;
      const diff = () => this.utils.diff(result.expected, result.actual) ?? "";
      return { ...result, message: () => `${result.message()}\n\n${diff()}` };
    },
  ]);
  return Object.fromEntries(entries);
}
