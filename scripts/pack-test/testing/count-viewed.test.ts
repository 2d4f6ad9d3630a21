import { arbitrary, build, buildBytes, fixtures, invalidBytes, schemaCoverage } from "@waybill/testing";
import { encode } from "@waybill/topics";
import { outcomesV1 } from "@waybill/topics/outcomes";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ViewCounter } from "./count-viewed.ts";

test("counts views", () => {
  const counter = new ViewCounter();
  const bytes = buildBytes("ingest-replay-events", { payload: { type: "replay_viewed", viewed_by_id: 9 } });
  expect({ key: Buffer.from("1"), value: bytes, headers: {} }).toMatchTopic("ingest-replay-events", {
    key: "1",
  });
  counter.handle(bytes);
  counter.handle(bytes);
  expect([...counter.views.values()]).toEqual([2]);
});

test("drops what is no message", () => {
  const broken = { ...build("outcomes"), org_id: "1" };
  expect(broken).not.toMatchTopic("outcomes", { because: { rule: "type", path: "/org_id" } });
  fc.assert(
    fc.property(invalidBytes(outcomesV1), ({ bytes }) => {
      const counter = new ViewCounter();
      counter.handle(bytes);
      return counter.dropped === 1;
    }),
    { numRuns: 50 },
  );
});

test("takes what the registry says that a consumer has to take", async () => {
  for (const { name, verdict, bytes, message } of await fixtures("ingest-replay-events")) {
    const counter = new ViewCounter();
    counter.handle(bytes);
    expect({ name, dropped: counter.dropped }).toEqual({ name, dropped: verdict === "pass" ? 0 : 1 });
    if (message !== undefined) expect(message).toMatchTopic("ingest-replay-events");
  }
});

test("every outcome survives its encoding", () => {
  fc.assert(
    fc.property(arbitrary(outcomesV1), (outcome) => {
      expect(encode(outcomesV1, outcome)).toDecodeAs("outcomes", outcome);
    }),
  );
  expect(schemaCoverage("outcomes").accepted).toBeGreaterThan(50);
});

test("a trace item of Protobuf", () => {
  expect(build("snuba-items", { organizationId: 1n }).organizationId).toBe(1n);
  // @ts-expect-error no topic has this name
  expect(() => build("snuba-item")).toThrow("unknown topic");
  // @ts-expect-error nor does the matcher take it
  expect(() => expect({}).toMatchTopic("snuba-item")).toThrow("unknown topic");
});
