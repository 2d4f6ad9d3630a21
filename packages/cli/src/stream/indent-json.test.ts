import fc from "fast-check";
import { expect, test } from "vitest";
import { indentJson } from "./indent-json.ts";

test("lays JSON out as JSON.stringify does", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(indentJson(JSON.stringify(value))).toBe(JSON.stringify(value, undefined, 2));
    }),
  );
});

test("keeps numbers as they are written", () => {
  expect(indentJson('{"a":18446744073709551615,"b":1.0}')).toBe(
    '{\n  "a": 18446744073709551615,\n  "b": 1.0\n}',
  );
});
