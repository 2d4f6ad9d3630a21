import { expect, it } from "vitest";
import { backward } from "../test/support/backward.ts";
import { compare } from "./compare.ts";
import type { JsonSchema } from "./value.ts";

const text = { type: "string", minLength: 1 };
const object = (properties: object, more: object = {}): JsonSchema => ({
  type: "object",
  properties,
  additionalProperties: false,
  ...more,
});
const held = (required: readonly string[]): JsonSchema => ({
  type: "object",
  properties: { p: { contentEncoding: "binary", contentSchema: { type: "object", required } } },
});

it.each<[message: string, hint: string, before: JsonSchema, after: JsonSchema]>([
  [
    "/a must be <= 5",
    'keep "maximum" as it was',
    object({ a: { type: "integer", maximum: 9 } }),
    object({ a: { type: "integer", maximum: 5 } }),
  ],
  [
    "/a must be >= 0",
    'leave "minimum" out',
    object({ a: { type: "integer" } }),
    object({ a: { type: "integer", minimum: 0 } }),
  ],
  [
    "/a must be null or a number",
    'keep "type" as it was',
    object({ a: { type: ["number", "null", "string"] } }),
    object({ a: { type: ["null", "number"] } }),
  ],
  [
    '/a must be one of "x", 3',
    'keep "enum" as it was',
    object({ a: { enum: ["x", "y", 3] } }),
    object({ a: { enum: ["x", 3] } }),
  ],
  [
    "/a must have at least 2 characters",
    'keep "minLength" as it was',
    object({ a: text }),
    object({ a: { ...text, minLength: 2 } }),
  ],
  [
    "/a must have no two equal items",
    'leave "uniqueItems" out',
    object({ a: { type: "array" } }),
    object({ a: { type: "array", uniqueItems: true } }),
  ],
  [
    '/a must have at least 1 item as "contains" says',
    'leave "contains" out',
    object({ a: { type: "array" } }),
    object({ a: { type: "array", contains: { const: 1 } } }),
  ],
  [
    '/a must not be of the schema in "not"',
    'leave "not" out',
    object({ a: text }),
    object({ a: { ...text, not: { const: "x" } } }),
  ],
  [
    'the message must have the key "a"',
    'make "a" optional',
    object({ a: text }),
    object({ a: text }, { required: ["a"] }),
  ],
  [
    'the message must not have the key "a": the new schema does not name it',
    'keep accepting the key "a"',
    object({ a: text }),
    object({}),
  ],
  [
    'the message must not have the key "a": the new schema names it "b"',
    'keep the name "a"',
    object({ a: text }),
    object({ b: text }),
  ],
  [
    'the key "z" of the message must match the pattern "^[a-y]*$"',
    'keep "pattern" as it was',
    { propertyNames: { pattern: "^[a-z]*$" } },
    { propertyNames: { pattern: "^[a-y]*$" } },
  ],
  [
    '/a must be of another branch of "anyOf": the new schema does not have this one',
    "keep the branch",
    object({ a: { anyOf: [text, { type: "null" }] } }),
    object({ a: { anyOf: [text] } }),
  ],
  ['the document in /p must have the key "a"', 'make "a" optional', held([]), held(["a"])],
])("%s", (message, hint, before, after) => {
  const { findings } = backward(before, after);
  expect(findings.map((finding) => [finding.message, finding.hint])).toEqual([
    [message, `${hint}, or release a new version`],
  ]);
  expect(message.endsWith(` ${findings[0]?.demand}`)).toBe(true);
});

it("tells readers that come first what to wait for", () => {
  const forward = (before: JsonSchema, after: JsonSchema): readonly unknown[] =>
    compare(before, after, { mode: "forward" }).directions.flatMap(({ findings }) =>
      findings.map(({ message, hint }) => [message, hint]),
    );
  expect(forward(object({}), object({ a: text }))).toEqual([
    [
      'the message must not have the key "a": the old schema does not name it',
      'do not send "a" yet, or upgrade the readers first',
    ],
  ]);
  expect(forward(object({ a: text }, { required: ["a"] }), object({ a: text }))).toEqual([
    ['the message must have the key "a"', 'keep "a" required, or upgrade the readers first'],
  ]);
});

it("counts the steps of a proof in words", () => {
  const argumentOf = (before: JsonSchema, after: JsonSchema): string | undefined =>
    backward(before, after).proof?.argument;
  expect(argumentOf({ maximum: 1 }, { maximum: 2 })).toMatch(
    /^no message breaks the reader's schema, shown in \d+ steps?$/,
  );
  expect(argumentOf({ maximum: 1 }, { maximum: 1 })).toBe("both schemas say the same, annotations aside");
});
