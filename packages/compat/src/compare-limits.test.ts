import { describe, expect, it } from "vitest";

import { backward } from "../test/support/backward.ts";
import { doubling } from "../test/support/doubling.ts";
import { compare } from "./compare.ts";
import type { JsonSchema } from "./value.ts";

describe("what is not decided", () => {
  it("is unknown, by name", () => {
    expect(backward({ type: "object" }, { unevaluatedProperties: false }).obligation).toContain(
      '"unevaluatedProperties" in a schema without "$schema"',
    );
    const draft7 = "http://json-schema.org/draft-07/schema#";
    const ignored = { $schema: draft7, unevaluatedProperties: false, dependentRequired: { a: ["b"] } };
    expect(backward({ type: "object" }, ignored).verdict).toBe("compatible");
    expect(
      backward({ type: "string" }, { allOf: [{ $ref: "https://example.com/other" }] }).obligation,
    ).toContain("https://example.com/other");
  });

  it("is not breaking when the second validator does not see it", () => {
    const result = backward({ type: "string" }, { type: "integer" }, { confirm: () => true });
    expect(result).toMatchObject({
      verdict: "unknown",
      findings: [],
      obligation: "a message on which the validators agree",
    });
  });

  it("is unknown when the caller cancels or the budget is used up", () => {
    const before = { type: "object", properties: { a: { type: "string" } } };
    const after = { type: "object", properties: { a: { minLength: 1 } } };
    expect(backward(before, after, { budget: { signal: AbortSignal.abort() } })).toMatchObject({
      verdict: "unknown",
      obligation: expect.stringContaining("cancelled"),
    });
    expect(backward(before, after, { budget: { steps: 1 } })).toMatchObject({
      verdict: "unknown",
      obligation: "the budget of steps",
    });
    expect(backward(before, after, { budget: { milliseconds: -1, steps: 100 } }).verdict).not.toBe(
      "compatible",
    );
  });
});

describe("messages that double with every level of the schema", () => {
  const steps = { steps: 2000, milliseconds: Number.POSITIVE_INFINITY };
  const members = (limit: number): JsonSchema =>
    doubling(30, { type: "integer", maximum: limit }, (next) => ({
      type: "object",
      properties: { a: next, b: next },
      required: ["a", "b"],
    }));
  const items = (limit: number): JsonSchema =>
    doubling(30, { type: "integer", maximum: limit }, (next) => ({
      type: "array",
      items: [next, next],
      minItems: 2,
    }));
  const differing = (limit: number): JsonSchema =>
    doubling(30, { type: "string", maxLength: limit }, (next) => ({
      type: "array",
      items: next,
      minItems: 3,
      uniqueItems: true,
    }));

  it.each([
    ["members", members],
    ["items", items],
    ["items that differ", differing],
  ])("are not built: %s", (_, schema) => {
    expect(compare(schema(9), schema(8), { budget: steps }).directions).toMatchObject([
      { verdict: "unknown", obligation: "a message of so many parts" },
    ]);
  });

  it("need not be built for a proof", () => {
    expect(compare(members(8), members(9), { budget: steps }).verdict).toBe("compatible");
    expect(compare(items(8), items(9), { budget: steps }).verdict).toBe("compatible");
  });
});

it("says nothing that is not so, whenever it is cancelled", () => {
  const before = { type: "object", required: ["a"], properties: { a: { type: "array", uniqueItems: true } } };
  const wider = { ...before, properties: { a: { type: "array" } } };
  const cancelledAfter = (looks: number): { aborted: boolean } => {
    let left = looks;
    return {
      get aborted() {
        return --left < 0;
      },
    };
  };
  const verdicts = (from: JsonSchema, to: JsonSchema): ReadonlySet<string> =>
    new Set(
      Array.from(
        { length: 80 },
        (_, looks) => compare(from, to, { budget: { signal: cancelledAfter(looks) } }).verdict,
      ),
    );
  expect(verdicts(before, wider)).toEqual(new Set(["unknown", "compatible"]));
  expect(verdicts(wider, before)).toEqual(new Set(["unknown", "breaking"]));
});

describe("recursion", () => {
  it("through several definitions is decided", () => {
    const operator = (leaf: JsonSchema): JsonSchema => ({
      $ref: "#/definitions/Op",
      definitions: {
        Op: { anyOf: [{ $ref: "#/definitions/Not" }, { $ref: "#/definitions/And" }, leaf] },
        Not: {
          type: "object",
          required: ["not"],
          properties: { not: { $ref: "#/definitions/Op" } },
          additionalProperties: false,
        },
        And: {
          type: "object",
          required: ["and"],
          properties: { and: { type: "array", items: { $ref: "#/definitions/Op" } } },
          additionalProperties: false,
        },
      },
    });
    expect(backward(operator({ const: "x" }), operator({ type: "string" })).verdict).toBe("compatible");
    expect(backward(operator({ type: "string" }), operator({ const: "x" })).verdict).toBe("breaking");
  });
});
