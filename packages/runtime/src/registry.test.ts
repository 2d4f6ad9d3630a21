import { describe, expect, expectTypeOf, it } from "vitest";
import { loadTopic, type MessageOf, type Topic, type TopicRegistry } from "./index.ts";
import { jsonTopic } from "./json/index.ts";

const eventsV1: Topic<"ingest-events", 1, { a: 1 }, "json"> = jsonTopic("ingest-events", 1, {});
const eventsV2: Topic<"ingest-events", 2, { a: 2 }, "json"> = jsonTopic("ingest-events", 2, {});
const registry = {
  "ingest-events": { 1: async () => eventsV1, 2: async () => eventsV2 },
  outcomes: { 1: async () => jsonTopic("outcomes", 1, {}) },
};

describe("loadTopic", () => {
  it("finds a topic, with its type", async () => {
    const topic = await loadTopic(registry, "ingest-events", 2);
    expect(topic).toBe(eventsV2);
    expectTypeOf<MessageOf<typeof topic>>().toEqualTypeOf<{ a: 2 }>();
    // @ts-expect-error -- the compiler knows the names
    await expect(loadTopic(registry, "ingest-event", 1)).rejects.toThrow();
  });

  it.each([
    [
      "ingest_events",
      1,
      '[unknown-topic] ingest_events: the registry has no topic of this name; did you mean "ingest-events"?',
    ],
    ["toString", 1, "[unknown-topic] toString: the registry has no topic of this name"],
    [
      "ingest-events",
      3,
      "[unknown-version] ingest-events v3: the topic has no such version, expected v1 or v2",
    ],
  ])("refuses %s v%i", async (name, version, message) => {
    const load = loadTopic(registry as TopicRegistry, name, version);
    await expect(load).rejects.toMatchObject({ name: "TopicError", message });
  });
});
