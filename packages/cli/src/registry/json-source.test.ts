import { expect, test } from "vitest";
import { type Json, JsonSyntaxError, parseJsonSource, printJson } from "./json-source.ts";

test("integers beyond 2^53-1 keep their digits on the way through", () => {
  const { value } = parseJsonSource('{"max": 18446744073709551615, "near": 9007199254740991, "half": 0.5}');
  expect(value).toEqual({ max: 18446744073709551615n, near: 9007199254740991, half: 0.5 });
  expect(printJson(value)).toBe(
    '{\n  "max": 18446744073709551615,\n  "near": 9007199254740991,\n  "half": 0.5\n}',
  );
});

test("__proto__ is a key like any other", () => {
  const { value } = parseJsonSource('{"__proto__": {"a": 1}}');
  expect(Object.keys(value as object)).toEqual(["__proto__"]);
  expect((value as { a?: unknown }).a).toBeUndefined();
  expect(printJson(value)).toContain('"__proto__"');
});

test("nodes know their line, and missing ones that of their parent", () => {
  const source = parseJsonSource('{\n  "a": [\n    1,\n    {"b/c": 2}\n  ],\n  "a": 3\n}');
  expect(["/a", "/a/1/b~1c", "/a/9", "/z", ""].map((pointer) => source.line(pointer))).toEqual([
    6, 4, 6, 1, 1,
  ]);
  expect(source.duplicates).toEqual(["/a"]);
});

test.each([
  ["", 1],
  ["{\n  'a': 1\n}", 2],
  ["[1,\n]", 2],
  ['{"a" 1}', 1],
  ["{} {}", 1],
  ["[01]", 1],
  ['"\n"', 1],
  ["[".repeat(300), 1],
])("%j is refused with a line", (text, line) => {
  const error = (() => {
    try {
      return parseJsonSource(text);
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toBeInstanceOf(JsonSyntaxError);
  expect((error as JsonSyntaxError).line).toBe(line);
});

test("what is printed parses to the same value", () => {
  const value: Json = {
    list: [1, "two", null],
    nested: [{ a: {} }, []],
    text: 'quote " and \u2028',
    long: Array(40).fill(12345),
  };
  expect(parseJsonSource(printJson(value)).value).toEqual(value);
});
