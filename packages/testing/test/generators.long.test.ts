import "./setup.ts";
import { jsonTopic } from "@waybill/runtime/json";
import { decode, encode, loadTopic, type Topic, tryDecode, validate } from "@waybill/topics";
import { registry } from "@waybill/topics/registry";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitrary, arbitraryInvalid, mutations, oddBytes, rejectionsOf, unreachable } from "../src/index.ts";

// The two largest topics, and all of an imported registry, are in `pnpm evidence`: they take longer.
const topics: Topic[] = await Promise.all([
  loadTopic(registry, "outcomes", 1),
  loadTopic(registry, "feature-flag-audit-log", 1),
  loadTopic(registry, "feature-flag-evaluations", 1),
  loadTopic(registry, "ingest-replay-recordings", 1),
  loadTopic(registry, "snuba-items", 1),
]);

describe.each(topics)("$name", (topic) => {
  test("valid messages are accepted, and survive their encoding", () => {
    fc.assert(
      fc.property(arbitrary(topic), (message) => {
        expect(decode(topic, encode(topic, message))).toEqual(message);
      }),
      { numRuns: 200, seed: 1 },
    );
    const { made, refused } = rejectionsOf(topic);
    expect(refused / made).toBeLessThan(0.01);
  });

  test("invalid messages are refused by the rule they name", () => {
    fc.assert(
      fc.property(arbitraryInvalid(topic), ({ message, violates: { rule, path } }) => {
        expect(validate(topic, message)).toContainEqual(expect.objectContaining({ rule, path }));
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test("what is said of odd bytes is so", () => {
    fc.assert(
      fc.property(oddBytes(topic), ({ bytes, kind, refused }) => {
        if (kind === "oversize") expect(bytes.length).toBeGreaterThan(topic.maxMessageBytes);
        else expect(tryDecode(topic, bytes).ok).toBe(refused === undefined);
        if (["wrong-wire-type", "invalid-utf-8"].includes(kind)) expect(refused?.code).toBe("undecodable");
        if (["unknown-enum-value", "unknown-field"].includes(kind)) expect(refused).toBeUndefined();
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});

const orders = jsonTopic("orders", 1, {
  schema: {
    type: "object",
    required: ["id", "lines"],
    properties: {
      id: { type: "integer", minimum: 1 },
      lines: { type: "array", minItems: 1, items: { $ref: "#/definitions/Line" } },
      coupon: { type: ["string", "null"], pattern: "^[A-Z]{4}$" },
      paid: {
        oneOf: [
          { type: "boolean" },
          { type: "object", required: ["by"], properties: { by: { enum: ["card", "cash"] } } },
        ],
      },
    },
    additionalProperties: false,
    definitions: {
      Line: {
        type: "object",
        required: ["sku"],
        properties: {
          sku: { type: "string", maxLength: 9 },
          parts: { type: "array", items: { $ref: "#/definitions/Line" } },
        },
      },
    },
  },
});

test("every branch and optional key comes up, and every message has a least form", () => {
  const sample = fc.sample(arbitrary(orders), { numRuns: 300, seed: 2 }) as Record<string, unknown>[];
  const kinds = new Set(sample.map(({ paid }) => typeof paid));
  expect([...kinds].sort()).toEqual(["boolean", "object", "undefined"]);
  expect(sample.some(({ coupon }) => coupon === null)).toBe(true);
  expect(sample.some(({ coupon }) => typeof coupon === "string")).toBe(true);
  expect(sample.some(({ id }) => id === 1) && sample.some(({ id }) => id === 2 ** 53 - 1)).toBe(true);

  const failed = fc.check(
    fc.property(arbitrary(orders), (order) => (order as { id: number }).id < 50),
    { seed: 3 },
  );
  expect(failed.counterexample).toEqual([{ id: 50, lines: [{ sku: "" }] }]);
});

test("the single-step ways to break one message", () => {
  const broken = [...mutations(orders, { id: 7, lines: [{ sku: "a" }], coupon: null })];
  expect(new Set(broken.map(({ violates }) => violates.keyword))).toEqual(
    new Set([
      "/type",
      "/required/0",
      "/required/1",
      "/additionalProperties",
      "/properties/id/type",
      "/properties/id/minimum",
      "/properties/lines/type",
      "/properties/lines/minItems",
      "/properties/coupon/type",
      "/definitions/Line/type",
      "/definitions/Line/required/0",
      "/definitions/Line/properties/sku/type",
      "/definitions/Line/properties/sku/maxLength",
    ]),
  );
});

test("a rule that nothing can break is listed with the reason", () => {
  const topic = jsonTopic("twice", 1, { schema: { type: "integer", minimum: 0, exclusiveMinimum: 0 } });
  expect(unreachable(topic)).toEqual([
    { keyword: "/minimum", reason: "the schema accepts no more without it" },
  ]);
});
