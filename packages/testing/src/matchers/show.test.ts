import { expect, test } from "vitest";
import { show } from "./show.ts";

const cyclic: Record<string, unknown> = { a: [1] };
cyclic["b"] = { c: cyclic };
const shared = { x: 1 };
const deep: Record<string, unknown> = {};
for (let i = 0, at = deep; i < 50_000; i++) at = at["a"] = {} as Record<string, unknown>;

test.each<[string, unknown, string]>([
  ["a text", "a", '"a"'],
  ["nothing", undefined, "nothing"],
  ["a number that is none", Number.NaN, "NaN"],
  ["one in an object", { a: Number.POSITIVE_INFINITY }, '{"a":"Infinity"}'],
  ["an integer", { a: 2n }, '{"a":"2n"}'],
  ["bytes", [new Uint8Array(3), Buffer.from("ab")], '["<3 bytes>","<2 bytes>"]'],
  ["a date", new Date(0), "<Date 1970-01-01T00:00:00.000Z>"],
  ["a date of no time", { at: new Date(Number.NaN) }, '{"at":"<Date null>"}'],
  ["a map", new Map([[1, 2]]), "<Map>"],
  ["a function", Math.max, String(Math.max)],
  ["what contains itself", cyclic, '{"a":[1],"b":{"c":"<what it is in>"}}'],
  ["what comes twice", [shared, shared], '[{"x":1},{"x":1}]'],
  ["a form of its own", { toJSON: () => ({ a: 1 }) }, '{"a":1}'],
  [
    "what throws",
    {
      get a() {
        throw new Error("secret");
      },
    },
    "<object that cannot be read>",
  ],
  ["a long text", "x".repeat(200), `"${"x".repeat(119)}… (202 characters)`],
])("%s", (_, value, text) => {
  expect(show(value)).toBe(text);
});

test("what is too deep to be written is no error", () => {
  expect(show(deep)).toMatch(/^(\{"a":|<object that cannot be read>$)/);
});
