import { SEMVER } from "./release-file.ts";

/** How much a release changes for those who use it, the most first. */
const LEVELS = ["breaking", "additions", "annotations", "nothing"] as const;
export type Level = (typeof LEVELS)[number];

/** Why a release is of a level. */
export interface Reason {
  readonly level: Level;
  /** Lower-case fragment that names the thing: `"orders" v1 breaks backward`. */
  readonly text: string;
}

export function worstLevel(reasons: readonly Reason[]): Level {
  return LEVELS.find((level) => reasons.some((reason) => reason.level === level)) ?? "nothing";
}

/** What has to be raised: a break is major, but minor while there is no 1.0.0. */
function partOf(level: Level, version: string): "major" | "minor" | "patch" | undefined {
  if (level === "nothing") return undefined;
  if (level === "annotations") return "patch";
  return level === "breaking" && numbersOf(version)[0] > 0 ? "major" : "minor";
}

/** The lowest version after `version` that a change of this level may have; `version` itself for none. */
export function bumped(version: string, level: Level): string {
  const [major, minor, patch] = numbersOf(version);
  switch (partOf(level, version)) {
    case "major":
      return `${major + 1}.0.0`;
    case "minor":
      return `${major}.${minor + 1}.0`;
    case "patch":
      // What comes after a pre-release is the release itself.
      return version.includes("-") ? `${major}.${minor}.${patch}` : `${major}.${minor}.${patch + 1}`;
    default:
      return version;
  }
}

/** Negative when the first is the earlier one, by https://semver.org#spec-item-11. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (const [i, number] of left.entries()) {
    const difference = number - (right[i] as number);
    if (difference !== 0) return difference;
  }
  const [x, y] = [a, b].map((version) => version.replace(/^[^-]*-?/, "")) as [string, string];
  if (x === "" || y === "") return x === y ? 0 : x === "" ? 1 : -1;
  return compareIdentifiers(x.split("."), y.split("."));
}

function compareIdentifiers(a: readonly string[], b: readonly string[]): number {
  for (const [i, left] of a.entries()) {
    const right = b[i];
    if (right === undefined) return 1;
    if (left === right) continue;
    const [isNumber, isOther] = [/^\d+$/.test(left), /^\d+$/.test(right)];
    if (isNumber && isOther) return Number(left) - Number(right);
    if (isNumber !== isOther) return isNumber ? -1 : 1;
    return left < right ? -1 : 1;
  }
  return a.length - b.length;
}

function numbersOf(version: string): readonly [number, number, number] {
  const [, major, minor, patch] = SEMVER.exec(version) ?? [];
  return [Number(major), Number(minor), Number(patch)];
}
