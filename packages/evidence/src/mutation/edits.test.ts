import { expect, test } from "vitest";
import { editsOf } from "./edits.ts";

test("edits have the place of the keyword and narrow or widen it", () => {
  const edits = editsOf({ properties: { a: { type: "integer", minimum: 3 } } });
  expect(edits.map(({ name }) => name)).toEqual([
    "/properties/a/minimum narrower",
    "/properties/a/minimum wider",
    "/properties/a/type wider",
    "/properties/a/type wider",
    "/required/0 narrower",
    "/additionalProperties narrower",
  ]);
  expect(edits[0]).toMatchObject({
    narrows: true,
    pointer: "/properties/a/minimum",
    edited: { properties: { a: { type: "integer", minimum: 4 } } },
  });
});

test("parts in which narrower may be wider are left alone", () => {
  expect(
    editsOf({ not: { minimum: 1 }, oneOf: [{ maxLength: 1 }], properties: { if: { maximum: 1 } } }),
  ).toMatchObject([
    { pointer: "/properties/if/maximum" },
    { pointer: "/properties/if/maximum" },
    { pointer: "/required/0" },
    { pointer: "/additionalProperties" },
  ]);
});
