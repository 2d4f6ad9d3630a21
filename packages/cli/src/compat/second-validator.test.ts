import { expect, it } from "vitest";
import { secondValidator } from "./second-validator.ts";

it("abstains for good from a schema that takes too long", () => {
  const levels = 40;
  const definitions = Object.fromEntries(
    Array.from({ length: levels }, (_, i) => {
      const next = { $ref: `#/definitions/d${i + 1}` };
      return [`d${i}`, { anyOf: [next, next] }];
    }),
  );
  const schema = {
    $ref: "#/definitions/d0",
    definitions: { ...definitions, [`d${levels}`]: { type: "integer" } },
  };
  const { confirm } = secondValidator({ own: false, patience: 50 });
  expect(confirm({ type: "integer" }, "x")).toMatchObject({ valid: false });
  expect(confirm(schema, 1)).toEqual({ valid: true });
  expect(confirm(schema, "x")).toBeUndefined();
  expect(confirm(schema, 1)).toBeUndefined();
  expect(confirm({ type: "integer" }, 1)).toEqual({ valid: true });
});
