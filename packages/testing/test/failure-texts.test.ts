import "./setup.ts";
import { encodeUnvalidated } from "@waybill/topics";
import { ingestReplayEventsV1 } from "@waybill/topics/ingest-replay-events";
import { expect, test } from "vitest";
import { build, type TopicName } from "../src/index.ts";

const outcome = {
  timestamp: "2026-01-01T00:00:00.000000Z",
  org_id: 1,
  project_id: 2,
  outcome: 0,
  category: 7,
};
const viewed = {
  start_time: 1702848658,
  replay_id: "834f314caae54030a1b0dc52b202f24a",
  project_id: 42,
  retention_days: 90,
  payload: { type: "replay_viewed", timestamp: 1702848658.5, viewed_by_id: 1 },
};
const evaluation = build("feature-flag-evaluations", { timestamp: 1702848658 });
const recording = build("ingest-replay-recordings");

/** The message of the failed assertion, and what its diff would turn into what. */
function failure(run: () => void): string {
  try {
    run();
  } catch (error) {
    const { message, expected, actual } = error as Error & { expected?: unknown; actual?: unknown };
    const diff =
      expected === undefined
        ? ""
        : `\n\nnearest   ${JSON.stringify(expected)}\nreceived  ${JSON.stringify(actual)}`;
    return message + diff;
  }
  throw new Error("the assertion holds");
}

const mistakes: readonly [mistake: string, topic: TopicName, received: unknown][] = [
  ["misspelt key", "ingest-replay-events", { ...viewed, retention_days: undefined, retention_dys: 90 }],
  [
    "wrong case",
    "ingest-replay-events",
    { ...viewed, payload: { ...viewed.payload, type: "Replay_Viewed" } },
  ],
  ["number as string", "outcomes", { ...outcome, project_id: "2" }],
  ["milliseconds for seconds", "feature-flag-evaluations", { ...evaluation, timestamp: 1702848658000 }],
  ["missing key", "outcomes", { ...outcome, outcome: undefined }],
  ["null", "outcomes", { ...outcome, timestamp: null }],
  ["wrong enum", "outcomes", { ...outcome, outcome: 99 }],
  ["bad uuid", "ingest-replay-events", { ...viewed, replay_id: "834f314c-aae5-4030-a1b0" }],
  [
    "wrong union branch",
    "ingest-replay-events",
    { ...viewed, payload: { type: "replay_viewed", click: {} } },
  ],
  [
    "wrong encoding",
    "ingest-replay-recordings",
    new TextEncoder().encode(JSON.stringify({ ...recording, payload: "x" })),
  ],
];

test.each(mistakes)("%s", async (mistake, topic, received) => {
  const text = failure(() => expect(received).toMatchTopic(topic));
  await expect(text).toMatchFileSnapshot(`./failure-texts/${mistake.replaceAll(" ", "-")}.txt`);
});

test("bytes of a message are told from what they hold", () => {
  const bytes = encodeUnvalidated(ingestReplayEventsV1, { ...viewed, project_id: -1 });
  expect(() => expect(bytes).toMatchTopic("ingest-replay-events")).toThrow("/project_id");
});
