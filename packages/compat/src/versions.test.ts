import { expect, it } from "vitest";
import { confirmWithAjv as confirm } from "../test/support/ajv.ts";
import type { JsonSchema } from "./value.ts";
import { compareVersions, type VersionsOptions } from "./versions.ts";

const shape = (x: JsonSchema | undefined): JsonSchema => ({
  type: "object",
  properties: { a: { type: "integer" }, ...(x !== undefined && { x }) },
});

it("compares the last version with the one before, or with all", () => {
  const versions = [shape({ type: "integer" }), shape(undefined), shape({ type: "string" })];
  const options = { confirm, undeclared: "declared-only" } as const;
  expect(compareVersions(versions, options)).toMatchObject({
    verdict: "compatible",
    steps: [{ from: 1, to: 2 }],
  });
  expect(compareVersions(versions, { ...options, mode: "backward-transitive" })).toMatchObject({
    verdict: "breaking",
    steps: [
      { from: 1, to: 2, verdict: "compatible" },
      { from: 0, to: 2, verdict: "breaking" },
    ],
  });
});

it("compares both ways in full mode", () => {
  const versions = [{ type: "integer" }, { type: "number" }];
  expect(compareVersions(versions, { confirm, mode: "full" })).toMatchObject({
    verdict: "breaking",
    steps: [
      { direction: "backward", verdict: "compatible" },
      { direction: "forward", verdict: "breaking" },
    ],
  });
  expect(compareVersions(versions, { confirm, mode: "forward-transitive" }).steps).toHaveLength(1);
  expect(compareVersions([{}], { mode: "full-transitive" })).toEqual({ verdict: "compatible", steps: [] });
});

it("goes over a version between when a pair cannot be decided by itself, unless a policy is at work", () => {
  const words = [..."abcdefghijklmnopqrstuvwxyz"].map((letter) => `a${letter}`);
  const versions = [
    { type: "string", pattern: "^a[a-z]$" },
    { enum: words },
    { type: "string", pattern: "(a)(?!\\1\\1)" },
  ];
  const verdicts = (options: VersionsOptions): readonly string[] =>
    compareVersions(versions, options).steps.map(({ verdict }) => verdict);
  expect(verdicts({ mode: "backward-transitive" })).toEqual(["compatible", "compatible"]);
  expect(verdicts({ mode: "backward-transitive", undeclared: "declared-only" })).toEqual([
    "compatible",
    "unknown",
  ]);
});
