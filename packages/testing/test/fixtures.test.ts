import "./setup.ts";
import { tryDecode } from "@waybill/topics";
import { registry } from "@waybill/topics/registry";
import { expect, expectTypeOf, test } from "vitest";
import { fixtures, type TopicName } from "../src/index.ts";
import { topicNamed } from "../src/topics/setup.ts";

test.each(Object.keys(registry) as TopicName[])("fixtures of %s are what they say", async (name) => {
  const all = await fixtures(name);
  expect(new Set(all.map(({ verdict }) => verdict))).toEqual(new Set(["pass", "fail"]));
  for (const { bytes, verdict, fails, message } of all) {
    const result = tryDecode(topicNamed(name), bytes);
    if (verdict === "pass") expect(message).toEqual(result.ok && result.value);
    else expect(result.ok ? "accepted" : result.error.issues[0]).toMatchObject({ ...fails });
  }
});

test("a fixture has the type of its topic's messages", async () => {
  const [first] = await fixtures("outcomes");
  expectTypeOf(first?.message?.project_id).toEqualTypeOf<number | bigint | null | undefined>();
});
