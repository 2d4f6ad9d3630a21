import { expect, test } from "vitest";
import { registryOf } from "../../test/support/registry-of.ts";
import { generate } from "../generate/generate.ts";
import { topicOf } from "../topic/topic-of.ts";
import { withinStack } from "./within-stack.ts";

const tooLarge = 'schema of "t" v1 is too large to compile';

test("a schema too large to compile is no verdict about messages", () => {
  const { version } = registryOf({});
  const overflowing = () => {
    throw new RangeError("Maximum call stack size exceeded");
  };
  expect(() => withinStack(version, overflowing)).toThrow(tooLarge);
  expect(() => withinStack(version, () => JSON.parse("{"))).toThrow(SyntaxError);
  expect(withinStack(version, () => 1)).toBe(1);
});

test("thousands of definitions within each other are wrong usage", async () => {
  const definitions: Record<string, unknown> = { D10000: { type: "string" } };
  for (let i = 0; i < 10_000; i++)
    definitions[`D${i}`] = { type: "object", properties: { n: { $ref: `#/definitions/D${i + 1}` } } };
  const { registry, version } = registryOf({ "t/v1.schema.json": { $ref: "#/definitions/D0", definitions } });
  expect(() => topicOf(registry, version)).toThrow(tooLarge);
  await expect(generate(registry)).rejects.toThrow(tooLarge);
});
