import { expect, test } from "vitest";
import { topicSchema } from "../schema/topic-schema.ts";
import { breaksOf } from "./breaks.ts";

const keys = Array.from({ length: 500 }, (_, i) => `key${i}`);
const members = Object.fromEntries(keys.map((key) => [key, 1]));

test("only what is wanted is made, and when it is asked for", () => {
  let copies = 0;
  const value = new Proxy(members, {
    ownKeys(target) {
      copies++;
      return Reflect.ownKeys(target);
    },
  });
  const own = { required: keys, minProperties: 1, maxProperties: 600, additionalProperties: false };
  const breaks = breaksOf(topicSchema(own), own, value, "/required/3");
  expect(copies).toBe(0);
  const { key3: _, ...others } = members;
  expect([...breaks]).toEqual([{ token: "/required/3", value: others }]);
  expect(copies).toBeLessThan(5);
});

test("a number of members is broken by one member too few or too many", () => {
  const value = { a: 1, key0: 2 };
  const own = { required: ["a"], minProperties: 2, maxProperties: 3 };
  const all = [...breaksOf(topicSchema(own), own, value)];
  expect(all).toEqual([
    { token: "/required/0", value: { key0: 2 } },
    { token: "/minProperties", value: { a: 1 } },
    { token: "/maxProperties", value: { a: 1, key0: 1, key1: 1, key2: 1 } },
  ]);
});
