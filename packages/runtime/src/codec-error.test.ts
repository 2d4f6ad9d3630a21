import { expect, it } from "vitest";
import { withoutFrames } from "./codec-error.ts";

it("an error is made with frames where it would have no stack without them", () => {
  const error = withoutFrames(() => {
    const made = new Error("x");
    if (Error.stackTraceLimit === 0) delete made.stack;
    return made;
  });
  expect(error.stack).toContain("codec-error.test.ts");
});
