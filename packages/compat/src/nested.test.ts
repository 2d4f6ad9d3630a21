import { expect, test } from "vitest";
import { compare } from "./compare.ts";
import type { JsonSchema } from "./value.ts";

type Step = (next: JsonSchema) => JsonSchema;

/** Definitions of which each refers to the one below it. */
function levels(count: number, step: Step, maxLength: number): JsonSchema {
  const definitions: Record<string, JsonSchema> = { L0: { type: "string", maxLength } };
  for (let i = 1; i <= count; i++) definitions[`L${i}`] = step({ $ref: `#/definitions/L${i - 1}` });
  return { type: "object", properties: { a: { $ref: `#/definitions/L${count}` } }, definitions };
}

const twice: readonly [string, Step][] = [
  ["anyOf", (next) => ({ anyOf: [next, next] })],
  ["anyOf of different branches", (next) => ({ anyOf: [next, { allOf: [next, { minLength: 1 }] }] })],
  ["allOf", (next) => ({ allOf: [next, next] })],
  ["allOf of different parts", (next) => ({ allOf: [next, { allOf: [next, { minLength: 1 }] }] })],
  ["if and else", (next) => ({ if: next, else: next })],
  ["members", (next) => ({ type: "object", properties: { k: { allOf: [next, next] } } })],
];

test.each(twice)("%s of the same at each of 30 levels is decided", (_, step) => {
  const { verdict, directions } = compare(levels(30, step, 3), levels(30, step, 2));
  expect(verdict).toBe("breaking");
  expect(directions[0]?.findings).toMatchObject([{ rule: "maxLength", old: "/definitions/L0/maxLength" }]);
});

test("what is nested beyond the stack is unknown", () => {
  const member: Step = (next) => ({ type: "object", properties: { n: next } });
  const { verdict, directions } = compare(levels(20_000, member, 3), levels(20_000, member, 2), {
    mode: "full",
  });
  expect(verdict).toBe("unknown");
  expect(directions.map(({ obligation }) => obligation)).toEqual([
    "schemas within schemas, too many for the stack",
    "schemas within schemas, too many for the stack",
  ]);
});
