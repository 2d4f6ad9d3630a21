import { expect, test } from "vitest";
import { ingestReplayEventsV1 } from "../src/gen/ingest-replay-events/index.js";
import { outcomesV1 } from "../src/gen/outcomes/index.js";

const viewed = {
  start_time: 1702848658,
  replay_id: "834f314caae54030a1b0dc52b202f24a",
  project_id: 42,
  retention_days: 90,
  payload: { type: "replay_viewed", timestamp: 1702848658.5, viewed_by_id: 7 },
};

test("a topic is what vitest's own matcher takes", () => {
  expect(viewed).toEqual(expect.schemaMatching(ingestReplayEventsV1));
  expect({ ...viewed, retention_days: "90" }).not.toEqual(expect.schemaMatching(ingestReplayEventsV1));
});

test("issues have the path as Standard Schema wants it", () => {
  expect(
    ingestReplayEventsV1["~standard"].validate({
      ...viewed,
      payload: { ...viewed.payload, viewed_by_id: "7" },
    }),
  ).toEqual({
    issues: [
      { message: expect.stringContaining("must be integer") as string, path: ["payload", "viewed_by_id"] },
    ],
  });
});

test("the JSON Schema comes in both drafts, and no other", () => {
  const { input } = outcomesV1["~standard"].jsonSchema;
  expect(input({ target: "draft-07" })).toMatchObject({ $schema: "http://json-schema.org/draft-07/schema#" });
  expect(input({ target: "draft-2020-12" })).toMatchObject({
    $schema: "https://json-schema.org/draft/2020-12/schema",
  });
  expect(() => input({ target: "draft-03" })).toThrow();
});
