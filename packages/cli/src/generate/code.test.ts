import { describe, expect, test } from "vitest";
import { docComment, literal } from "./code.ts";

describe("literal", () => {
  test.each([
    [{ a: [1, null, "x"], "b-c": { default: true } }],
    [JSON.parse('{"__proto__":{"a":1},"constructor":2}')],
    ['"\\\u2028\n{x}`'],
    [Array.from({ length: 60 }, (_, i) => ({ i, text: "x".repeat(i) }))],
  ])("is JavaScript for %j", async (value) => {
    const url = `data:text/javascript,${encodeURIComponent(`export const value = ${literal(value)};`)}`;
    const module = (await import(/* @vite-ignore */ url)) as { value: unknown };
    expect(JSON.stringify(module.value)).toBe(JSON.stringify(value));
  });
});

test("docComment leaves no way out of the comment", () => {
  expect(docComment(["a */ b", "", "c\r\nd"])).toBe("/**\n * a *\\/ b\n *\n * c\n * d\n */\n");
  expect(docComment([""])).toBe("");
});
