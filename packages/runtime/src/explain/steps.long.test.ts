import { expect, it } from "vitest";
import { explain } from "./index.ts";

it("explaining takes no more steps than a message can need", () => {
  const branches = { anyOf: [{ items: { $ref: "#" } }, { items: { $ref: "#" }, minItems: 9 }] };
  let value: unknown = 1;
  for (let i = 0; i < 60; i++) value = [value, value];
  expect(explain(branches, value)).toMatchObject([{ rule: "steps" }]);
});
