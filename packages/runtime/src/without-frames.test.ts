import { expect, it } from "vitest";
import { withoutFrames } from "./without-frames.ts";

it("an error is made with frames where it would have no stack without them", () => {
  const error = withoutFrames(() => {
    const made = new Error("x");
    if (Error.stackTraceLimit === 0) delete made.stack;
    return made;
  });
  expect(error.stack).toContain("without-frames.test.ts");
});
