import { expect, it } from "vitest";
import { nearest } from "./nearest.ts";

it.each([
  ["segmentId", "segment_id"],
  ["segment-id", "segment_id"],
  ["segmnet_id", "segment_id"],
  ["replayid", "replay_id"],
  ["tiemstamp", "timestamp"],
  ["url", "urls"],
  ["payload", undefined],
  ["x".repeat(100), undefined],
  ["id", undefined],
])("takes %s for %s", (name, expected) => {
  expect(nearest(name, ["segment_id", "replay_id", "timestamp", "urls"])).toBe(expected);
});

it.each([
  [5, [5, null, "5"]],
  [null, [null, "", "null"]],
  ["_", [".", "", 0]],
  ["y".repeat(65), ["y".repeat(64), "z".repeat(65)]],
])("takes nothing for %o", (name, candidates) => {
  expect(nearest(name, candidates)).toBeUndefined();
});
