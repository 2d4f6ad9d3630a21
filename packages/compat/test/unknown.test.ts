import { expect, it } from "vitest";
import { compare } from "../src/compare.ts";
import type { JsonSchema } from "../src/value.ts";

const draft2020 = "https://json-schema.org/draft/2020-12/schema";
const several = (count: number): JsonSchema => ({
  $schema: draft2020,
  type: "array",
  allOf: Array.from({ length: count }, (_, i) => ({ contains: { multipleOf: i + 2 }, maxContains: i + 1 })),
});
const conditional = (count: number): JsonSchema => ({
  $schema: draft2020,
  anyOf: Array.from({ length: count }, (_, i) => ({ patternProperties: { [`^${i}`]: { const: i } } })),
  unevaluatedProperties: false,
});

// What is not decided, on purpose or for want of a method: each names what is missing, and none is called anything else.
it.each<[name: string, obligation: string, before: JsonSchema, after: JsonSchema]>([
  [
    "a reference out of the document",
    "leads out of the schema",
    true,
    { $ref: "https://example.com/other.json" },
  ],
  ["a reference only to itself", "a reference that leads only to itself", true, { $ref: "#" }],
  [
    "words of later drafts in a schema without $schema",
    'a schema without "$schema"',
    { type: "object" },
    { type: "object", properties: {}, unevaluatedProperties: false },
  ],
  [
    "many conditional patterns of keys",
    "so many conditions of one value",
    conditional(6),
    { type: "object", maxProperties: 0 },
  ],
  [
    "a pattern with a back reference",
    'the pattern "^(a|b)\\1$"',
    { type: "string", pattern: "^(a|b)\\1$" },
    { type: "string", pattern: "^(aa|bb)$" },
  ],
  ["limits on many schemas of one array", "so many limits", several(7), { type: "array", maxItems: 1 }],
  [
    "many items that have to differ beside a limit",
    "so many items that differ",
    {
      $schema: draft2020,
      type: "array",
      minItems: 70,
      uniqueItems: true,
      contains: { type: "string" },
      maxContains: 1,
      items: { type: ["string", "integer"] },
    },
    false,
  ],
  [
    "a length beyond what doubles count",
    "a length beyond 2^53-1",
    { type: "string", minLength: 2n ** 64n, pattern: "^a" },
    false,
  ],
])("%s is unknown by name", (_, obligation, before, after) => {
  const { verdict, directions } = compare(before, after);
  expect([verdict, directions[0]?.obligation]).toEqual(["unknown", expect.stringContaining(obligation)]);
});
