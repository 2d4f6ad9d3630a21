import { expect, test } from "vitest";
import { answerTo } from "./hard.ts";
import { hardCases } from "./hard-cases.ts";

test.each(hardCases.map((one) => [one.name, one] as const))("%s", (_, one) => {
  const { kind, line } = answerTo(one);
  expect(kind, line).toBe("right");
});
