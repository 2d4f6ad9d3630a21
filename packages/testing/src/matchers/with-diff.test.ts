import { expect, test } from "vitest";
import { type MatcherContext, result } from "./context.ts";
import { withDiff } from "./with-diff.ts";

const { toBeOne } = withDiff({
  toBeOne(this: MatcherContext, received: unknown) {
    const diff = received === undefined ? undefined : { actual: received, expected: 1 };
    return result(this.equals(received, 1), () => "expected one", diff);
  },
});
const context = {
  equals: Object.is,
  utils: { diff: (expected: unknown, received: unknown) => `- ${expected}\n+ ${received}` },
};
const messageFor = (received: unknown) => toBeOne.call(context, received as never).message();

test("a message ends with the diff, where there is one", () => {
  expect(messageFor(2)).toBe("expected one\n\n- 1\n+ 2");
  expect(messageFor(undefined)).toBe("expected one");
  expect(toBeOne.call(context, 1 as never).pass).toBe(true);
});
