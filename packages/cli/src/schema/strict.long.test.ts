import { expect, test } from "vitest";
import { compileStrict } from "./strict.ts";

test("compileStrict looks at each of 5000 properties, with its place", () => {
  const properties = Object.fromEntries(
    Array.from({ length: 5000 }, (_, i) => [`p${i}`, { type: "string" }]),
  );
  const wrong = { ...properties, p4321: { type: "string", anyOf: [{ type: "integer" }] } };
  expect(compileStrict({ type: "object", required: ["p7"], properties })).toEqual([]);
  expect(compileStrict({ type: "object", properties: wrong })).toMatchObject([
    { kind: "types", pointer: "/properties/p4321/anyOf/0" },
  ]);
});
