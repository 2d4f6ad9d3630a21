import { jsonTopic } from "@waybill/runtime/json";
import { opaqueProtobufTopic } from "@waybill/runtime/opaque-protobuf";
import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitrary, build, oddBytes } from "../index.ts";
import { filtered } from "./filtered.ts";

const run = { numRuns: 200, seed: 1 };

test("a filter that finds little or nothing does not search without end", () => {
  const numbers = fc.nat(99);
  expect(filtered(numbers, () => false)).toBeUndefined();
  const few = filtered(numbers, (n) => n === 7);
  if (few !== undefined) expect(new Set(fc.sample(few, run))).toEqual(new Set([7]));
  const many = filtered(numbers, (n) => n % 2 === 0) as fc.Arbitrary<number>;
  expect(fc.sample(many, run).every((n) => n % 2 === 0)).toBe(true);
});

test("messages whose broken forms have no bytes, or one byte, have odd bytes all the same", () => {
  const opaque = opaqueProtobufTopic("opaque", 1, { messageName: "a.B" });
  const kinds = (topic: Parameters<typeof oddBytes>[0]) =>
    new Set(fc.sample(oddBytes(topic), run).map(({ kind }) => kind));
  expect(kinds(opaque)).not.toContain("semantic");
  expect(kinds(jsonTopic("digit", 1, { schema: { type: "integer", minimum: 0, maximum: 9 } }))).not.toContain(
    "truncated",
  );
});

test("lists that cannot be of distinct items are not looked for without end", () => {
  const one = { const: 1 };
  const twins = { type: "array", items: [one, one], additionalItems: false, uniqueItems: true };
  const topic = jsonTopic("twins", 1, { schema: twins });
  expect(build(topic, undefined, { size: "full" })).toEqual([1]);
  expect(new Set(fc.sample(arbitrary(topic), run).map((list) => (list as unknown[]).length))).toEqual(
    new Set([0, 1]),
  );
  const flags = { type: "array", items: { type: "boolean" }, uniqueItems: true, minItems: 3 };
  const either = jsonTopic("either", 1, { schema: { anyOf: [flags, { type: "null" }] } });
  expect(new Set(fc.sample(arbitrary(either), run))).toEqual(new Set([null]));
});
