import "./setup.ts";
import { isTopicError } from "@waybill/topics";
import { registry } from "@waybill/topics/registry";
import { expect, expectTypeOf, test } from "vitest";
import { build, type TopicName } from "../src/index.ts";

test.each(Object.keys(registry) as TopicName[])(
  "%s: least and whole messages are valid and stay the same",
  (topic) => {
    for (const size of ["minimal", "full"] as const) {
      expect(build(topic, undefined, { size })).toMatchTopic(topic);
      expect(build(topic, undefined, { size })).toEqual(build(topic, undefined, { size }));
    }
  },
);

test("overrides decide which branch the rest is of", () => {
  const viewed = build("ingest-replay-events", { payload: { type: "replay_viewed", viewed_by_id: 9 } });
  expect(viewed.payload).toMatchObject({
    type: "replay_viewed",
    viewed_by_id: 9,
    timestamp: expect.any(Number),
  });
  const item = build("snuba-items", { organizationId: 5n });
  expect(item.organizationId).toBe(5n);
  expectTypeOf(item.traceId).toEqualTypeOf<string>();
});

test("overrides that make the message invalid are refused, unless that is what is wanted", () => {
  const overrides = { project_id: -1 };
  expect(() => build("outcomes", overrides)).toThrow(
    "[invalid] outcomes v1: the overrides make /project_id invalid: it must be >= 0",
  );
  try {
    build("outcomes", overrides);
  } catch (error) {
    expect(isTopicError(error)).toBe(true);
  }
  expect(build("outcomes", overrides, { allowInvalid: true }).project_id).toBe(-1);
  // @ts-expect-error no message of the topic has this key
  expect(build("outcomes", { projectid: 1 })).toHaveProperty("projectid");
  expect(build("outcomes", { reason: undefined }, { size: "full" })).not.toHaveProperty("reason");
});
