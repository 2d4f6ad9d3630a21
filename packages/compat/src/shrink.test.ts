import { expect, it } from "vitest";
import { shrink } from "./shrink.ts";
import { isObject, type Value } from "./value.ts";

it("leaves out what the test does not need", () => {
  const value = { a: [1, { b: "long text", c: [1, 2, 3] }], d: { e: null } };
  const hasLongText = (one: Value): boolean => JSON.stringify(one).includes("lon");
  expect(shrink(value, hasLongText)).toBe("lon");
  const isWrapped = (one: Value): boolean => isObject(one) && hasLongText(one);
  expect(shrink(value, isWrapped)).toEqual({ b: "lon" });
  expect(shrink(value, (one) => isObject(one) && "d" in one)).toEqual({ d: 0 });
  expect(shrink(value, (one) => one === value)).toBe(value);
});

it("takes the document for the bytes that hold it", () => {
  const bytes = [...new TextEncoder().encode('{"kind":"tap","n":1}')];
  const isTap = (one: Value): boolean =>
    Array.isArray(one) ? one.length === bytes.length : isObject(one) && "kind" in one;
  expect(
    shrink({ payload: bytes }, (one) => isObject(one) && isTap((one as { payload: Value }).payload)),
  ).toEqual({
    payload: { kind: 0 },
  });
});

it("takes a part for the whole where that will do", () => {
  const nested: Value = { kind: "k0", next: { kind: "k0", next: { kind: "k1", leaf: 0.5 } } };
  expect(shrink(nested, (one) => isObject(one) && JSON.stringify(one).includes("0.5"))).toEqual({
    leaf: 0.5,
  });
});

it("ends after 400 tries, and when it is told to", () => {
  const numbers = Array.from({ length: 500 }, (_, i) => i);
  let tries = 0;
  shrink(numbers, () => ++tries < 0);
  expect(tries).toBe(400);
  tries = 0;
  shrink(
    numbers,
    () => ++tries < 0,
    () => tries === 20,
  );
  expect(tries).toBe(20);
});

it("gives empty keys a name where that will do", () => {
  expect(shrink({ "": 0 }, isObject)).toEqual({});
  const hasKey = (one: Value): boolean => isObject(one) && Object.keys(one).length === 1;
  expect(shrink({ "": 0 }, hasKey)).toEqual({ a: 0 });
  expect(shrink({ "": 0 }, (one) => hasKey(one) && "" in (one as object))).toEqual({ "": 0 });
});
