import { expect, test } from "vitest";
import { topicSchema } from "./topic-schema.ts";

const kinds = Array.from({ length: 300 }, (_, i) => `k${i}`);
const byValue = kinds.map((kind) => ({
  type: "object",
  required: ["id", "kind"],
  properties: { id: { type: "string" }, kind: { const: kind } },
}));
const byKey = kinds.map((kind) => ({ type: "object", required: ["id", kind] }));
const definitions = Object.fromEntries(byValue.map((branch, i) => [`d${i}`, branch]));
const references = byValue.map((_, i) => ({ $ref: `#/definitions/d${i}` }));

const unions = [
  { oneOf: byValue },
  { anyOf: byKey },
  { oneOf: references, definitions },
  { anyOf: [...byValue, { type: "null" }, true] },
];

test.each(unions)("a branch is found without trying the others: %#", (root) => {
  let looks = 0;
  const message = new Proxy({ id: "a", kind: "k123", k123: 1 } as Record<string, unknown>, {
    get(target, key) {
      looks++;
      return Reflect.get(target, key);
    },
  });
  expect(topicSchema(root).accepts([root], message)).toBe(true);
  expect(looks).toBeLessThan(20);
});

test("a union is met as if each branch were tried", () => {
  const twice = { type: "object", required: ["kind"], properties: { kind: { enum: ["k1", "twice"] } } };
  const root = { oneOf: [...byValue, twice, twice, { type: "string" }] };
  const values = [
    { id: "", kind: "k2" },
    { kind: "k1" },
    { id: "", kind: "k1" },
    { kind: "twice" },
    "text",
    1,
    {},
  ];
  expect(values.map((value) => topicSchema(root).accepts([root], value))).toEqual([
    true,
    false,
    false,
    false,
    true,
    false,
    false,
  ]);
});

test("a branch that lacks the keyword it is told by is tried", () => {
  const root = { oneOf: byValue };
  const schema = topicSchema(root);
  const [branch] = byValue as [(typeof byValue)[0]];
  const message = { id: "a" };
  expect(schema.acceptsWithout({ schema: branch, token: "/required/1" }, message)).toBe(true);
  expect(
    schema.acceptsWithout({ schema: branch.properties.kind, token: "/const" }, { id: "a", kind: 7 }),
  ).toBe(true);
  expect(schema.acceptsWithout({ schema: branch, token: "/type" }, 7)).toBe(true);
  expect(schema.accepts([root], message)).toBe(false);
});
