import { type JsonSchema, validate } from "@waybill/runtime";
import { jsonTopic } from "@waybill/runtime/json";
import { msgpackTopic } from "@waybill/runtime/msgpack";
import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitrary } from "../arbitrary.ts";
import { arbitraryInvalid } from "../arbitrary-invalid.ts";
import { build } from "../build.ts";

const MANY = 10_000_000;
const lists = (depth: number): JsonSchema =>
  depth === 0 ? { type: "integer" } : { type: "array", minItems: 1000, items: lists(depth - 1) };

test.each<[JsonSchema, string]>([
  [
    { type: "object", required: ["a/b"], properties: { "a/b": { type: "array", minItems: MANY } } },
    "/properties/a~1b/minItems asks for 10000000 items, more than the 100000 that are made up",
  ],
  [{ type: "string", minLength: MANY }, "/minLength asks for 10000000 characters or bytes, more than"],
  [{ type: "string", minLength: MANY, pattern: "^a+$" }, "/minLength asks for 10000000 characters or bytes"],
  [{ type: "object", minProperties: MANY }, "/minProperties asks for 10000000 keys, more than"],
  [
    { type: "object", propertyNames: { minLength: MANY }, minProperties: 1 },
    "/propertyNames/minLength asks for 10000000 characters",
  ],
  [lists(3), "/minItems asks for 1000 items, with what is in them more than the 100000"],
])("a schema of messages that are too large says so: %#", (schema, reason) => {
  const topic = jsonTopic("large", 1, { schema });
  const calls = [() => arbitrary(topic), () => arbitraryInvalid(topic), () => build(topic)];
  for (const call of calls) expect(call).toThrow(`no message of large v1 could be made: ${reason}`);
});

test("a number of bytes counts as one of characters does", () => {
  const schema = { contentEncoding: "binary", minLength: MANY } as const;
  expect(() => arbitrary(msgpackTopic("large", 1, { schema }))).toThrow("/minLength asks for 10000000");
});

test("what may be left out is, where it would be too large, and is broken all the same", () => {
  const schema: JsonSchema = {
    type: "object",
    properties: {
      large: { anyOf: [{ type: "array", minItems: MANY }, { type: "null" }] },
      b: { type: "string" },
    },
  };
  const topic = jsonTopic("large", 1, { schema });
  const sample = fc.sample(arbitrary(topic), { numRuns: 50, seed: 1 }) as { large?: null }[];
  expect(new Set(sample.map(({ large }) => large))).toEqual(new Set([null, undefined]));
  const broken = fc.sample(arbitraryInvalid(topic), { numRuns: 50, seed: 1 });
  expect(broken.some(({ violates }) => violates.keyword.endsWith("/minItems"))).toBe(true);
  expect(validate(topic, build(topic, { large: null }))).toEqual([]);
});

test.each<JsonSchema>([
  { type: "string", minLength: 20_000 },
  { type: "object", minProperties: 500 },
  { type: "array", minItems: 100, items: { type: "array", minItems: 100, items: { type: "integer" } } },
])("what a message can be made up of is: %j", (schema) => {
  const topic = jsonTopic("large", 1, { schema });
  const messages = [build(topic), ...fc.sample(arbitrary(topic), { numRuns: 2, seed: 1 })];
  expect(messages.flatMap((message) => validate(topic, message))).toEqual([]);
});
