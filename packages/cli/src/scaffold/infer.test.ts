import { expect, test } from "vitest";
import { inferSchema } from "./infer.ts";

test("requires the keys that all samples have", () => {
  expect(
    inferSchema([
      { a: 1, b: "x" },
      { a: 2.5, c: [true] },
    ]),
  ).toEqual({
    type: "object",
    required: ["a"],
    properties: {
      a: { type: "number" },
      b: { type: "string" },
      c: { type: "array", items: { type: "boolean" } },
    },
  });
});

test("tells integers from numbers and keeps the width of large ones", () => {
  expect(inferSchema([1, 2])).toEqual({ type: "integer" });
  expect(inferSchema([1, 0.5])).toEqual({ type: "number" });
  expect(inferSchema([1, 2n ** 60n])).toEqual({ type: "integer", format: "int64" });
  expect(inferSchema([2n ** 63n])).toEqual({ type: "integer", format: "uint64" });
});

test("joins types in one node and puts null last", () => {
  expect(inferSchema([null, "x"])).toEqual({ type: ["string", "null"] });
  expect(inferSchema([null, { a: 1 }, []])).toMatchObject({
    type: ["object", "array", "null"],
    required: ["a"],
  });
});

test("makes bytes binary, with branches when they are not alone", () => {
  expect(inferSchema([new Uint8Array(2)])).toEqual({ contentEncoding: "binary" });
  expect(inferSchema([new Uint8Array(2), null])).toEqual({
    anyOf: [{ contentEncoding: "binary" }, { type: "null" }],
  });
});

test("takes a key called __proto__ like any other", () => {
  const sample: unknown = JSON.parse('{"__proto__": 1}');
  expect(JSON.stringify(inferSchema([sample]))).toBe(
    '{"type":"object","required":["__proto__"],"properties":{"__proto__":{"type":"integer"}}}',
  );
});
