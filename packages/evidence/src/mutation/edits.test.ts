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

test("where narrower may be wider, and in what is referred to from there, an edit has no direction", () => {
  const edits = editsOf({
    not: { minimum: 1 },
    oneOf: [{ $ref: "#/definitions/Short" }],
    properties: { if: { maximum: 1 } },
    definitions: { Short: { maxLength: 1 }, Other: { maxLength: 1 } },
  });
  const directions = new Map(edits.map(({ pointer, narrows }) => [pointer, narrows !== undefined]));
  expect(directions).toEqual(
    new Map([
      ["/not/minimum", false],
      ["/properties/if/maximum", true],
      ["/definitions/Short/maxLength", false],
      ["/definitions/Other/maxLength", true],
      ["/required/0", true],
      ["/additionalProperties", true],
    ]),
  );
});
