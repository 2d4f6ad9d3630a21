import { expect, test } from "vitest";
import { bumped, compareVersions, worstLevel } from "./bump.ts";

test.each([
  ["1.2.3", "breaking", "2.0.0"],
  ["1.2.3", "additions", "1.3.0"],
  ["1.2.3", "annotations", "1.2.4"],
  ["1.2.3", "nothing", "1.2.3"],
  ["0.2.3", "breaking", "0.3.0"],
  ["0.2.3", "additions", "0.3.0"],
  ["0.2.3", "annotations", "0.2.4"],
  ["1.2.3-rc.1", "annotations", "1.2.3"],
] as const)("after %s, %s ask for %s", (version, level, next) => {
  expect(bumped(version, level)).toBe(next);
});

test("the worst reason decides", () => {
  expect(worstLevel([])).toBe("nothing");
  expect(
    worstLevel([
      { level: "annotations", text: "" },
      { level: "breaking", text: "" },
      { level: "additions", text: "" },
    ]),
  ).toBe("breaking");
});

test("versions are ordered as semver.org orders them", () => {
  const ordered = [
    "1.0.0-alpha",
    "1.0.0-alpha.1",
    "1.0.0-alpha.beta",
    "1.0.0-beta",
    "1.0.0-beta.2",
    "1.0.0-beta.11",
    "1.0.0-rc.1",
    "1.0.0",
    "1.0.10",
    "1.2.0",
    "10.0.0",
  ];
  expect([...ordered].reverse().sort(compareVersions)).toEqual(ordered);
  expect(compareVersions("1.0.0-a", "1.0.0-a")).toBe(0);
});
