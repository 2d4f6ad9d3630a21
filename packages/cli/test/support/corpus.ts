import type { JsonSchema } from "@waybill/runtime";

export interface Case {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly valid: readonly unknown[];
  readonly invalid: readonly unknown[];
  readonly binary?: boolean;
  /** Uses words of this project, which Ajv by itself decides differently. */
  readonly ours?: boolean;
}

const text = (value: string) => new TextEncoder().encode(value);

/** Schemas that are hard on a compiler, with values on both sides of what they say. */
export const corpus: readonly Case[] = [
  { name: "true", schema: true, valid: [null, 1], invalid: [] },
  { name: "false", schema: false, valid: [], invalid: [null, 1] },
  {
    name: "union told apart by a property",
    schema: {
      oneOf: [
        { type: "object", required: ["type"], properties: { type: { const: "a" }, n: { type: "number" } } },
        { $ref: "#/definitions/B" },
        { type: "null" },
      ],
      definitions: { B: { type: "object", required: ["type"], properties: { type: { enum: ["b", "c"] } } } },
    },
    valid: [{ type: "a", n: 1 }, { type: "b" }, { type: "c", n: "" }, null],
    invalid: [{ type: "a", n: "" }, { type: "d" }, {}, [], "a", 1],
  },
  {
    name: "union told apart by an item",
    schema: {
      anyOf: [
        { type: "array", minItems: 2, items: [{ const: 2 }, { const: "insert" }, { type: "object" }] },
        { type: "array", minItems: 2, items: [{ const: 2 }, { enum: ["delete", "merge"] }], maxItems: 2 },
      ],
    },
    valid: [
      [2, "insert", {}],
      [2, "insert"],
      [2, "merge"],
    ],
    invalid: [[2, "insert", 1], [2, "merge", {}], [3, "insert", {}], [2], {}],
  },
  {
    name: "union whose branches overlap",
    schema: {
      anyOf: [
        { type: "integer", minimum: 5 },
        { type: "number", maximum: 1 },
        { required: ["a"], type: "object" },
      ],
    },
    valid: [5, 1, 0.5, { a: 1 }],
    invalid: [4, 4.5, "5", {}],
  },
  {
    name: "exactly one of branches that overlap",
    schema: { oneOf: [{ type: "integer" }, { type: "number", minimum: 2 }] },
    valid: [1, 2.5],
    invalid: [2, 1.5, "1"],
  },
  {
    name: "union beside keywords and another union",
    schema: {
      type: "object",
      properties: { id: { type: "integer" } },
      anyOf: [{ required: ["id"] }, { required: ["name"] }],
      oneOf: [{ required: ["x"] }, { required: ["y"] }],
    },
    valid: [
      { id: 1, x: 1 },
      { name: "", y: 1 },
    ],
    invalid: [{ id: "", x: 1 }, { x: 1 }, { id: 1 }, { id: 1, x: 1, y: 1 }],
  },
  {
    name: "recursion",
    schema: {
      $ref: "#/definitions/Tree",
      definitions: {
        Tree: {
          type: "object",
          required: ["value"],
          properties: {
            value: { type: "integer" },
            children: { type: "array", items: { $ref: "#/definitions/Tree" } },
            next: { anyOf: [{ type: "null" }, { $ref: "#/definitions/Tree" }] },
          },
        },
      },
    },
    valid: [{ value: 1, children: [{ value: 2, next: null }], next: { value: 3 } }],
    invalid: [
      { value: 1, children: [{}] },
      { value: 1, next: { value: "" } },
    ],
  },
  {
    name: "definitions that are booleans",
    schema: {
      properties: { a: { $ref: "#/definitions/Yes" }, b: { $ref: "#/definitions/No" } },
      definitions: { Yes: true, No: false },
    },
    valid: [{ a: 1 }, {}],
    invalid: [{ b: 1 }],
  },
  {
    name: "members that every object inherits",
    schema: {
      type: "object",
      properties: { constructor: { type: "string" }, valueOf: { type: "number" } },
      required: ["toString"],
    },
    valid: [{ toString: 1 }, { toString: 1, constructor: "x" }],
    invalid: [{}, { toString: 1, constructor: 1 }],
    ours: true,
  },
  {
    name: "names of Ajv's own variables",
    schema: {
      type: "object",
      properties: {
        errors: { type: "array" },
        instancePath: { type: "string" },
        schema0: { const: { vErrors: [1] } },
      },
    },
    valid: [{ errors: [], instancePath: "", schema0: { vErrors: [1] } }],
    invalid: [{ errors: {} }, { instancePath: 1 }, { schema0: { vErrors: [2] } }],
    ours: true,
  },
  {
    name: "lengths in code points",
    schema: { type: "string", minLength: 2, maxLength: 3 },
    valid: ["ab", "abc", "😀😀", "😀😀😀"],
    invalid: ["a", "abcd", "😀", "😀😀😀😀"],
  },
  {
    name: "unique items",
    schema: { uniqueItems: true },
    valid: [[1, "1", {}, { a: 1 }]],
    invalid: [[{ a: 1 }, { a: 1 }]],
  },
  {
    name: "patterns, names and dependencies",
    schema: {
      type: "object",
      patternProperties: { "^x-": { type: "integer" } },
      propertyNames: { maxLength: 4 },
      additionalProperties: { type: "string" },
      dependencies: { a: ["b"], c: { required: ["d"] } },
    },
    valid: [
      { "x-a": 1, z: "" },
      { a: "", b: "" },
      { c: "", d: "" },
    ],
    invalid: [{ "x-a": "" }, { z: 1 }, { abcde: "" }, { a: "" }, { c: "" }],
  },
  {
    name: "not, if and contains",
    schema: {
      not: { type: "string", maxLength: 1 },
      if: { type: "array" },
      // biome-ignore lint/suspicious/noThenProperty: it is a keyword here.
      then: { contains: { const: 1 } },
      else: { enum: ["ab", 1, null, { a: [] }] },
    },
    valid: [[1, 2], "ab", { a: [] }, 1],
    invalid: ["a", [], [2], "abc", { a: [1] }],
  },
  {
    name: "closed tuples",
    schema: {
      type: "array",
      items: [{ type: "string" }, { type: "number" }],
      additionalItems: false,
      minItems: 1,
    },
    valid: [["a"], ["a", 1]],
    invalid: [[], ["a", "b"], ["a", 1, 2]],
  },
  {
    // Ajv does not look at `contains` here.
    name: "contains beside a tuple",
    schema: { items: [{ type: "integer" }], additionalItems: false, contains: { minimum: 5 } },
    valid: [[5], "no array"],
    invalid: [[], [4], ["a"], [5, 6]],
    ours: true,
  },
  {
    name: "text formats",
    schema: {
      properties: { a: { format: "uuid" }, b: { format: "date-time" }, c: { format: "nothing-we-know" } },
    },
    valid: [
      { a: 1, c: "x" },
      { a: "1f1b5c3e-6f0e-4ac4-9c2d-8a1b2c3d4e5f", b: "2026-01-02T03:04:05Z" },
    ],
    invalid: [{ a: "x" }, { b: "x" }],
    ours: true,
  },
  {
    name: "integers of 64 bits",
    schema: {
      properties: {
        a: { type: ["integer", "null"], format: "uint64", minimum: 1 },
        b: { type: "integer", format: "int64", multipleOf: 5, maximum: 10 },
        c: { type: "integer" },
      },
    },
    valid: [
      { a: 1 },
      { a: 2n ** 64n - 1n },
      { a: null },
      { b: -(2n ** 63n) + 3n },
      { b: 10 },
      { c: 2 ** 53 },
    ],
    invalid: [
      { a: 0 },
      { a: 0n },
      { a: 2n ** 64n },
      { a: "1" },
      { a: 1.5 },
      { b: 11n },
      { b: 7n },
      { b: null },
      { c: 1n },
    ],
    ours: true,
  },
  {
    name: "bytes",
    schema: {
      type: "object",
      properties: {
        a: { contentEncoding: "binary", minLength: 1, maxLength: 2 },
        b: { anyOf: [{ type: "null" }, { contentEncoding: "binary" }, { type: "object" }] },
        c: { type: "object" },
      },
    },
    valid: [{ a: text("a") }, { b: text("") }, { b: null }, { b: {} }, { c: {} }],
    invalid: [{ a: text("") }, { a: text("abc") }, { a: "a" }, { b: "" }, { c: text("a") }, text("a")],
    binary: true,
    ours: true,
  },
  {
    name: "JSON documents in bytes",
    schema: {
      properties: {
        a: {
          contentEncoding: "binary",
          contentMediaType: "application/json",
          contentSchema: { $ref: "#/definitions/D" },
        },
        b: {
          type: "array",
          items: { type: "integer", minimum: 0, maximum: 255 },
          contentMediaType: "application/json",
          contentSchema: { $ref: "#/definitions/D" },
        },
      },
      definitions: { D: { type: "object", required: ["d"] } },
    },
    valid: [{ a: text('{"d":1}') }, { b: [...text('{"d":1}')] }],
    invalid: [
      { a: text("{}") },
      { a: text("{") },
      { b: [...text("{}")] },
      { b: [...text('{"d":1}'), 256] },
      { b: "{" },
      { b: [] },
    ],
    binary: true,
    ours: true,
  },
  {
    name: "any JSON object in bytes",
    schema: {
      properties: {
        a: {
          contentEncoding: "binary",
          contentMediaType: "application/json",
          contentSchema: { type: "object" },
        },
        b: {
          type: "array",
          items: { type: "integer", minimum: 0, maximum: 255 },
          contentMediaType: "application/json",
          contentSchema: { type: "object" },
        },
      },
    },
    valid: [{ a: text("{}") }, { a: text('{"d":[1e2,"ä"]}') }, { b: [...text('{"d":1}')] }],
    invalid: [
      { a: text("[]") },
      { a: text("{") },
      { a: text('{"d":1,"d":2}') },
      { a: {} },
      { b: [...text("1")] },
      { b: [...text("{}"), 256] },
      { b: [] },
    ],
    binary: true,
    ours: true,
  },
];
