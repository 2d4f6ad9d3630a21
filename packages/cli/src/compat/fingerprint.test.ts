import { expect, test } from "vitest";
import { detailOf, fingerprintOf } from "./fingerprint.ts";

const identity = { topic: "orders", versions: "v1", direction: "backward", rule: "maximum" } as const;

test("every part of an identity counts, and nothing else", () => {
  const others = [
    { topic: "order" },
    { versions: "v1 → v2" },
    { direction: "forward" as const },
    { rule: "minimum" },
    { class: "strict" as const },
    { pointer: "" },
    { path: "" },
    { detail: 5 },
    { detail: "5" },
  ];
  const prints = [identity, ...others.map((other) => ({ ...identity, ...other }))].map(fingerprintOf);
  expect(new Set(prints).size).toBe(prints.length);
  expect(fingerprintOf({ ...identity })).toMatch(/^[0-9a-f]{16}$/);
  expect(fingerprintOf({ rule: "maximum", versions: "v1", direction: "backward", topic: "orders" })).toBe(
    prints[0],
  );
});

test("a detail is a scalar or a set of them, and no schema", () => {
  expect(detailOf(["b", "a", 1n])).toEqual(detailOf([1n, "a", "b"]));
  expect(detailOf(10n)).not.toBe(detailOf(10));
  expect(detailOf({ type: "string" })).toBeUndefined();
  expect(detailOf([{ type: "string" }])).toBeUndefined();
});
