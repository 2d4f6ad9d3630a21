import "./setup.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { build, flagContexts, replaySegments } from "../src/index.ts";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test("the segments of a replay are messages, in order, and about one page", () => {
  fc.assert(
    fc.property(replaySegments(), (segments) => {
      expect(segments).toAllMatchTopic("ingest-replay-recordings");
      let time = 0;
      for (const [i, { payload, replay_event, replay_id }] of segments.entries()) {
        const [header = "", body = ""] = text(payload).split("\n");
        expect(JSON.parse(header)).toEqual({ segment_id: i });
        const events = JSON.parse(body) as { type: number; timestamp: number }[];
        if (i === 0) expect(events.slice(0, 2).map(({ type }) => type)).toEqual([4, 2]);
        for (const { timestamp } of events) {
          expect(timestamp).toBeGreaterThanOrEqual(time);
          time = timestamp;
        }
        const payloadOfEvent = JSON.parse(text(replay_event));
        expect(payloadOfEvent).toMatchObject({ segment_id: i, replay_id });
        const event = {
          start_time: 1,
          replay_id,
          project_id: 1,
          retention_days: 30,
          payload: payloadOfEvent,
        };
        expect(event).toMatchTopic("ingest-replay-events");
      }
    }),
    { numRuns: 40, seed: 1 },
  );
});

test("flag contexts hold each flag once, a hundred at most", () => {
  const sizes = fc.sample(flagContexts(), { numRuns: 60, seed: 1 }).map(({ values }) => {
    expect(new Set(values.map(({ flag }) => flag)).size).toBe(values.length);
    if (values.length > 0)
      expect({ ...build("feature-flag-evaluations"), values }).toMatchTopic("feature-flag-evaluations");
    return values.length;
  });
  expect(Math.max(...sizes)).toBeLessThanOrEqual(100);
  expect(Math.max(...sizes)).toBeGreaterThan(60);
});
