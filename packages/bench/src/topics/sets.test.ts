import { expect, test } from "vitest";
import { fixtureSets, generatedSets } from "./sets.ts";

test("a seed gives the same messages in every run, valid and spoilt", async () => {
  const [one, other] = await Promise.all([generatedSets(), generatedSets()]);
  const texts = (all: readonly Uint8Array[]) => all.map((bytes) => Buffer.from(bytes).toString("base64"));
  const again = [...other.json, ...other.msgpack];
  for (const [i, { messages, wrong }] of [...one.json, ...one.msgpack].entries()) {
    expect(texts(messages)).toEqual(texts(again[i]?.messages ?? []));
    expect(texts(wrong)).toEqual(texts(again[i]?.wrong ?? []));
    expect(new Set(texts(messages)).size).toBe(messages.length);
    expect(wrong).toHaveLength(messages.length);
  }
});

test("fixtures of every JSON topic are measured", async () => {
  const topics = (await fixtureSets("json")).map(({ topic }) => topic.name);
  expect(topics).toContain("outcomes-billing");
  expect(topics).not.toContain("ingest-replay-recordings");
});
