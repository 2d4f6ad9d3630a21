import { expect, test } from "vitest";
import { ByteWindow } from "./byte-window.ts";
import { sniffJson } from "./sniff.ts";

const sniff = (text: string, ended = true) => sniffJson(ByteWindow.over(Buffer.from(text), ended));

test.each([
  ['{"a":1}', "lines"],
  ['{"a":1}\n{"b":2}\n', "lines"],
  ["\n\r\n[1]\n[2]", "lines"],
  ['{"a":1} x\n{"b":2}', "lines"],
  ['{"a":1\n{"b":2}\n{"c":3}\n', "lines"],
  ['{"a":1,\n{"b":2}\n{"c":3}\n', "lines"],
  ['{"a":\n{"b":2}', "lines"],
  ['{"a":"x\n{"b":2}\n', "lines"],
  ["garbage\n{}\n", "lines"],
  ['{\n  "a": 1\n}', "documents"],
  ['{\n  "a": 1\n}\n{\n  "b": 1\n}', "documents"],
  ['{"a":1}{"b":2}', "documents"],
  ['{"a":1} {"b":2}\n', "documents"],
  ['[\n{"a":1},\n{"b":2}\n]', "documents"],
  ['{\n  "a": 1,\n  "b', "documents"],
] as const)("%j holds %s", (text, form) => {
  expect(sniff(text)).toBe(form);
});

test("asks for more as long as the start says nothing", () => {
  expect(sniff('{\n  "a": 1,', false)).toBeUndefined();
  expect(sniff('{"a":1}', false)).toBeUndefined();
  expect(sniff('{"a":1}\n', false)).toBe("lines");
  expect(sniff(`{\n  "a": "${"x".repeat(2 << 20)}`, false)).toBe("documents");
});
