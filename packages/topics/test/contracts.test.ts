import { join } from "node:path";
import { loadRegistry, readFixture } from "@waybill/cli";
import { describe, expect, test } from "vitest";
import { decode, encode, loadTopic, type TopicRegistry, tryDecode } from "../src/gen/index.js";
import { registry as topics } from "../src/gen/registry.js";

const registry = await loadRegistry(join(import.meta.dirname, "../../../schemas"));
const versions = registry.topics.flatMap((topic) => topic.versions);

test("every version of every topic folder is in the package", () => {
  const generated = Object.entries(topics).flatMap(([name, all]) =>
    Object.keys(all).map((v) => `${name} v${v}`),
  );
  expect(generated.sort()).toEqual(versions.map((v) => `${v.topic} v${v.version}`).sort());
});

describe.each(versions.map((version) => ({ version, name: `${version.topic} v${version.version}` })))(
  "$name",
  ({ version }) => {
    const fixtures = (verdict: "pass" | "fail") =>
      version.fixtures.filter((fixture) => fixture.verdict === verdict);

    test.each(fixtures("pass"))("accepts $name", async (fixture) => {
      const topic = await loadTopic(topics as TopicRegistry, version.topic, version.version);
      const message: unknown = decode(topic, readFixture(registry, version, fixture).bytes);
      expect(decode(topic, encode(topic, message))).toEqual(message);
    });

    test.each(fixtures("fail"))("refuses $name", async (fixture) => {
      const topic = await loadTopic(topics as TopicRegistry, version.topic, version.version);
      const { bytes, expected } = readFixture(registry, version, fixture);
      const result = tryDecode(topic, bytes);
      expect(result.ok ? "accepted" : result.error.issues[0]).toMatchObject({ ...expected });
    });
  },
);
