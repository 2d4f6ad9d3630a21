import { expect, test } from "vitest";
import { parseCodeOwners } from "./codeowners.ts";
import { createFindingList } from "./report.ts";

function owners(text: string, files: readonly string[]) {
  const { report, list } = createFindingList();
  const parsed = parseCodeOwners("CODEOWNERS", text, files, report);
  return { of: (path: string) => parsed.of(path), rules: list().map(({ rule, line }) => `${line} ${rule}`) };
}

test.each([
  ["/topics/a.yaml @x", "topics/a.yaml", ["@x"]],
  ["topics/a.yaml\t\t@x\t@org/y # why", "topics/a.yaml", ["@x", "@org/y"]],
  ["* @x\n/topics/ @y", "topics/a.yaml", ["@y"]],
  ["/topics/ @y\n* @x", "topics/a.yaml", ["@x"]],
  ["*.yaml a@b.example", "deep/er/a.yaml", ["a@b.example"]],
  ["/topics/* @x", "topics/deep/a.yaml", undefined],
  ["/topics/** @x", "topics/deep/a.yaml", ["@x"]],
  ["topics @x", "in/topics/a.yaml", ["@x"]],
  ["/topics @x", "in/topics/a.yaml", undefined],
  ["**/a.yaml @x", "a.yaml", ["@x"]],
  ["/topics/a.yaml @x\n/topics/a.yaml", "topics/a.yaml", []],
  ["/my\\ topics/a.yaml @x", "my topics/a.yaml", ["@x"]],
  ["# only a comment", "topics/a.yaml", undefined],
])("%j owns %s by its last line that matches", (text, file, expected) => {
  expect(owners(text, [file]).of(file)).toEqual(expected);
});

test("a line for no file and an owner that is none are findings", () => {
  expect(owners("/gone.yaml @x\n/a.yaml team", ["a.yaml"]).rules).toEqual([
    "1 codeowners-stale",
    "2 codeowners-owner",
  ]);
});
