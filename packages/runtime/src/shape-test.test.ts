import { expect, test } from "vitest";
import { classTest } from "./class-test.ts";
import { shapeTest } from "./shape-test.ts";

const samples = [
  "",
  "1",
  "12",
  "1-2a",
  "1-2",
  "a-b",
  "1-2é",
  "1-2\u{10131}",
  "１-2a",
  "1-2aa",
  "--2a",
  "1-\u00002",
];

test("a shape takes what its picture shows", () => {
  const test = shapeTest("0-xx", { 0: "0123456789", x: "0123456789abcdef" });
  const expression = /^[0-9]-[0-9a-f]{2}$/;
  expect(samples.filter(test)).toEqual(samples.filter((text) => expression.test(text)));
  expect(test("1-2a")).toBe(true);
});

test("a class takes its own characters, in any number", () => {
  const test = classTest("-12a");
  const expression = /^[-12a]*$/;
  expect(samples.filter(test)).toEqual(samples.filter((text) => expression.test(text)));
  expect(["", "1", "12", "1-2", "1-2a"].map(test)).toEqual(Array(5).fill(true));
});
