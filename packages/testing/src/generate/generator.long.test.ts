import { type JsonSchema, validate } from "@waybill/runtime";
import { jsonTopic } from "@waybill/runtime/json";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitrary } from "../arbitrary.ts";
import { NoMessageError } from "../no-message-error.ts";

/** Definitions of which each refers to the one below it twice. */
function levels(twice: (next: JsonSchema) => JsonSchema, end: JsonSchema): JsonSchema {
  const definitions: Record<string, JsonSchema> = { L0: end };
  for (let i = 1; i <= 30; i++) definitions[`L${i}`] = twice({ $ref: `#/definitions/L${i - 1}` });
  return { type: "object", required: ["a"], properties: { a: { $ref: "#/definitions/L30" } }, definitions };
}

const short: JsonSchema = { type: "string", maxLength: 3 };

describe("what is referred to twice at every level is taken apart once", () => {
  test.each<[string, JsonSchema]>([
    ["anyOf", levels((next) => ({ anyOf: [next, next] }), short)],
    [
      "anyOf of different branches",
      levels((next) => ({ anyOf: [next, { allOf: [next, { minLength: 1 }] }] }), short),
    ],
    [
      "oneOf",
      levels(
        (next) => ({ oneOf: [{ title: "x", allOf: [next] }, { allOf: [next, { minLength: 4 }] }] }),
        short,
      ),
    ],
    [
      "allOf of different parts",
      levels((next) => ({ allOf: [next, { allOf: [next, { minLength: 1 }] }] }), short),
    ],
    ["allOf", levels((next) => ({ allOf: [next, next] }), short)],
    ["a member", levels((next) => ({ type: "object", properties: { k: { allOf: [next, next] } } }), short)],
  ])("%s", (_, schema) => {
    const topic = jsonTopic("nested", 1, { schema });
    const messages = fc.sample(arbitrary(topic), { numRuns: 20, seed: 1 });
    expect(messages).toHaveLength(20);
    expect(messages.flatMap((message) => validate(topic, message))).toEqual([]);
  });
});

test("an object of thousands of keys is made key by key", () => {
  const keys = Array.from({ length: 10_000 }, (_, i) => `k${i}`);
  const properties = Object.fromEntries(keys.map((key) => [key, { type: "integer" }]));
  const topic = jsonTopic("wide", 1, { schema: { type: "object", properties, maxProperties: 9_000 } });
  const start = performance.now();
  const [message] = fc.sample(arbitrary(topic), { numRuns: 1, seed: 1 });
  expect(Object.keys(message as object).length).toBeGreaterThan(1_000);
  expect(performance.now() - start).toBeLessThan(10_000);
});

test("a schema that accepts nothing has no messages", () => {
  expect(() => arbitrary(jsonTopic("none", 1, { schema: { not: {} } }))).toThrow(NoMessageError);
});
