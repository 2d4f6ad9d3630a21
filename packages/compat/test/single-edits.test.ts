import { describe, expect, it } from "vitest";
import { compare, type Direction } from "../src/compare.ts";
import type { JsonSchema } from "../src/value.ts";
import { conditional, confirmWithAjv as confirm } from "./support/ajv.ts";

type Schema = { readonly [keyword: string]: unknown };

/** `rule edit`, and where in the old and in the new schema; nothing for an edit that does not break this way. */
type Wanted = readonly [what: string, old: string, current: string, more?: object];
type Case = readonly [
  name: string,
  before: Schema,
  after: Schema,
  wanted: { readonly backward?: Wanted; readonly forward?: Wanted },
];

const text = { type: "string", minLength: 1, maxLength: 9 };
const size = { type: "object", properties: { n: { type: "integer" } }, additionalProperties: false };
const closed = (properties: object, required: readonly string[] = []): Schema => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const open = (properties: object): Schema => ({ type: "object", properties });
const kind = (name: string, more: object = {}): Schema => ({
  type: "object",
  properties: { kind: { const: name }, ...more },
  required: ["kind"],
  additionalProperties: false,
});
const union = (keyword: string, ...branches: readonly unknown[]): Schema => ({
  type: "object",
  properties: { v: { [keyword]: branches } },
  required: ["v"],
});

const members: readonly Case[] = [
  [
    "a constrained property less, in a closed schema",
    closed({ a: text, b: size }),
    closed({ b: size }),
    { backward: ["properties removed", "/properties/a", "/properties", { key: "a", path: "" }] },
  ],
  [
    "a constrained property more, in a closed schema",
    closed({ b: size }),
    closed({ a: size, b: size }),
    { forward: ["properties added", "/properties", "/properties/a", { key: "a", path: "" }] },
  ],
  [
    "a constrained property more, in an open schema",
    open({ b: size }),
    open({ b: size, a: { type: "string", maxLength: 5, pattern: "^x" } }),
    {
      backward: [
        "properties added",
        "/properties",
        "/properties/a",
        { class: "only-by-undeclared-property", witness: { a: 0 }, path: "/a" },
      ],
    },
  ],
  [
    "a constrained property less, in an open schema",
    open({ a: text, b: size }),
    open({ b: size }),
    {
      forward: [
        "properties removed",
        "/properties/a",
        "/properties",
        { class: "only-by-undeclared-property" },
      ],
    },
  ],
  [
    "a required property less",
    closed({ a: text, b: size }, ["a"]),
    closed({ b: size }),
    {
      backward: ["properties removed", "/properties/a", "/properties", { key: "a" }],
      forward: ["required removed", "/required/0", "/required", { key: "a", witness: {} }],
    },
  ],
  [
    "a required property more, open",
    open({ b: size }),
    { ...open({ b: size, a: text }), required: ["a"] },
    { backward: ["required added", "", "/required/0", { key: "a", class: "strict", witness: {} }] },
  ],
  [
    "a renamed property, closed",
    closed({ a: text, b: size }),
    closed({ z: text, b: size }),
    {
      backward: ["properties renamed", "/properties/a", "/properties/z", { key: "a" }],
      forward: ["properties renamed", "/properties/a", "/properties/z", { key: "z" }],
    },
  ],
  [
    "a renamed property that is required",
    closed({ a: text, b: size }, ["b", "a"]),
    closed({ z: text, b: size }, ["b", "z"]),
    {
      backward: ["properties renamed", "/properties/a", "/properties/z"],
      forward: ["properties renamed", "/properties/a", "/properties/z"],
    },
  ],
  [
    "a renamed property, open",
    open({ a: text, b: size }),
    open({ z: text, b: size }),
    {
      backward: ["properties renamed", "/properties/a", "/properties/z", { path: "/z" }],
      forward: ["properties renamed", "/properties/a", "/properties/z", { path: "/a" }],
    },
  ],
  [
    "a required key more",
    closed({ a: text, b: size }, ["b"]),
    closed({ a: text, b: size }, ["b", "a"]),
    { backward: ["required added", "/required", "/required/1", { key: "a" }] },
  ],
  [
    "no key is required any more",
    closed({ a: text }, ["a"]),
    { type: "object", properties: { a: text }, additionalProperties: false },
    { forward: ["required removed", "/required/0", "", { key: "a", witness: {} }] },
  ],
  [
    "closed",
    open({ a: text }),
    { ...open({ a: text }), additionalProperties: false },
    {
      backward: [
        "additionalProperties added",
        "",
        "/additionalProperties",
        { class: "only-by-undeclared-property" },
      ],
    },
  ],
  [
    "other keys of another type",
    { ...open({ a: text }), additionalProperties: { type: "integer" } },
    { ...open({ a: text }), additionalProperties: { type: "string" } },
    {
      backward: ["type changed", "/additionalProperties/type", "/additionalProperties/type"],
      forward: ["type changed", "/additionalProperties/type", "/additionalProperties/type"],
    },
  ],
  [
    "a pattern of keys more, open",
    open({ a: text }),
    { ...open({ a: text }), patternProperties: { "^x-": size } },
    { backward: ["patternProperties added", "", "/patternProperties/^x-", { path: "/x-" }] },
  ],
  [
    "a pattern of keys less, closed",
    { ...closed({ a: text }), patternProperties: { "^x-": size, "^y": text } },
    { ...closed({ a: text }), patternProperties: { "^y": text } },
    { backward: ["patternProperties removed", "/patternProperties/^x-", "/patternProperties"] },
  ],
  [
    "names of keys",
    { type: "object", propertyNames: { pattern: "^[a-z]*$", maxLength: 9 } },
    { type: "object", propertyNames: { pattern: "^[a-y]*$", maxLength: 9 } },
    {
      backward: [
        "pattern changed",
        "/propertyNames/pattern",
        "/propertyNames/pattern",
        { key: "z", path: "" },
      ],
    },
  ],
  [
    "keys that hang on another",
    { ...open({ a: text, b: text }), dependencies: { a: ["b"] } },
    open({ a: text, b: text }),
    { forward: ["dependencies removed", "/dependencies/a", "", { key: "b", path: "" }] },
  ],
  [
    "one more key that hangs on another",
    { ...open({ a: text, b: text }), dependencies: { a: ["b"] } },
    { ...open({ a: text, b: text }), dependencies: { a: ["b", "c"] } },
    { backward: ["dependencies changed", "/dependencies/a", "/dependencies/a", { key: "c" }] },
  ],
  [
    "a schema that hangs on a key",
    { ...open({ a: text, b: text }), dependencies: { a: { properties: { b: { minLength: 2 } } } } },
    { ...open({ a: text, b: text }), dependencies: { a: { properties: { b: { minLength: 4 } } } } },
    {
      backward: [
        "minLength changed",
        "/dependencies/a/properties/b/minLength",
        "/dependencies/a/properties/b/minLength",
      ],
    },
  ],
];

const branches: readonly Case[] = [
  ...["anyOf", "oneOf"].flatMap((keyword): readonly Case[] => [
    [
      `a branch less of ${keyword}`,
      union(keyword, kind("a", { n: text }), kind("b", { m: size }), { type: "null" }),
      union(keyword, kind("a", { n: text }), { type: "null" }),
      {
        backward: [
          `${keyword} removed`,
          `/properties/v/${keyword}/1`,
          `/properties/v/${keyword}`,
          { path: "/v" },
        ],
      },
    ],
    [
      `a branch more of ${keyword}`,
      union(keyword, kind("a", { n: text }), { type: "null" }),
      union(keyword, kind("b", { m: size }), kind("a", { n: text }), { type: "null" }),
      {
        forward: [
          `${keyword} added`,
          `/properties/v/${keyword}`,
          `/properties/v/${keyword}/0`,
          { path: "/v" },
        ],
      },
    ],
    [
      `a limit in a branch of ${keyword}`,
      union(
        keyword,
        kind("a", { n: { type: "integer", maximum: 9 } }),
        kind("b", { n: { type: "integer", maximum: 9 } }),
      ),
      union(
        keyword,
        kind("a", { n: { type: "integer", maximum: 9 } }),
        kind("b", { n: { type: "integer", maximum: 5 } }),
      ),
      {
        backward: [
          "maximum changed",
          `/properties/v/${keyword}/1/properties/n/maximum`,
          `/properties/v/${keyword}/1/properties/n/maximum`,
          { witness: { v: { kind: "b", n: 6 } }, path: "/v/n" },
        ],
      },
    ],
    [
      `the constant of a branch of ${keyword}`,
      union(keyword, kind("a", { n: text }), kind("b", { m: size })),
      union(keyword, kind("a", { n: text }), kind("c", { m: size })),
      {
        backward: [
          "const changed",
          `/properties/v/${keyword}/1/properties/kind/const`,
          `/properties/v/${keyword}/1/properties/kind/const`,
          { path: "/v/kind" },
        ],
        forward: [
          "const changed",
          `/properties/v/${keyword}/1/properties/kind/const`,
          `/properties/v/${keyword}/1/properties/kind/const`,
          { path: "/v/kind" },
        ],
      },
    ],
    [
      `a property less in a branch of ${keyword}`,
      union(keyword, kind("a", { n: text }), kind("b", { m: size, n: text })),
      union(keyword, kind("a", { n: text }), kind("b", { n: text })),
      {
        backward: [
          "properties removed",
          `/properties/v/${keyword}/1/properties/m`,
          `/properties/v/${keyword}/1/properties`,
          { path: "/v", key: "m" },
        ],
      },
    ],
  ]),
  [
    "a branch of oneOf that others overlap",
    { oneOf: [{ type: "integer" }, { type: "string" }] },
    { oneOf: [{ type: "integer" }, { type: ["string", "integer"] }] },
    {
      backward: [
        "type changed",
        "/oneOf/1/type",
        "/oneOf/1/type",
        { witness: 0, message: 'the message must be of one branch of "oneOf", not of several' },
      ],
    },
  ],
  [
    "a branch more of allOf",
    { allOf: [{ type: "object" }] },
    { allOf: [{ type: "object" }, { required: ["a"], properties: { a: text } }] },
    { backward: ["allOf added", "/allOf", "/allOf/1"] },
  ],
  [
    "a branch less of allOf",
    { allOf: [{ type: "object" }, { required: ["a"], properties: { a: text } }] },
    { allOf: [{ type: "object" }] },
    { forward: ["allOf removed", "/allOf/1", "/allOf"] },
  ],
  [
    "an if",
    { type: "integer", ...conditional({ minimum: 5 }, { multipleOf: 5 }) },
    { type: "integer", ...conditional({ minimum: 2 }, { multipleOf: 5 }) },
    { backward: ["minimum changed", "/if/minimum", "/if/minimum", { witness: 2 }] },
  ],
  [
    "a then",
    { type: "integer", ...conditional({ minimum: 5 }, { multipleOf: 5 }) },
    { type: "integer", ...conditional({ minimum: 5 }, { multipleOf: 10 }) },
    { backward: ["multipleOf changed", "/then/multipleOf", "/then/multipleOf", { witness: 5 }] },
  ],
  [
    "an else more",
    { type: "integer", ...conditional({ minimum: 5 }, { multipleOf: 5 }) },
    {
      type: "integer",
      ...conditional({ minimum: 5 }, { multipleOf: 5 }),
      else: { maximum: 3, multipleOf: 3 },
    },
    { backward: ["else added", "", "/else"] },
  ],
  [
    "a not",
    { type: "integer", not: { minimum: 5 } },
    { type: "integer", not: { minimum: 3 } },
    { backward: ["minimum changed", "/not/minimum", "/not/minimum", { witness: 3 }] },
  ],
];

const values: readonly Case[] = [
  [
    "a value less",
    closed({ a: { enum: ["x", "y", 3] } }),
    closed({ a: { enum: ["x", 3] } }),
    { backward: ["enum changed", "/properties/a/enum", "/properties/a/enum", { witness: { a: "y" } }] },
  ],
  [
    "a constant of more values",
    closed({ a: { const: "x" } }),
    closed({ a: { enum: ["x", "y"] } }),
    { forward: ["const changed", "/properties/a/const", "/properties/a/enum", { witness: { a: "y" } }] },
  ],
  [
    "a type less",
    closed({ a: { type: ["string", "null"], maxLength: 3 } }),
    closed({ a: { type: "string", maxLength: 3 } }),
    { backward: ["type changed", "/properties/a/type", "/properties/a/type", { witness: { a: null } }] },
  ],
  [
    "a whole schema of another type",
    closed({ a: text }),
    closed({ a: { type: "array", items: { type: "integer", minimum: 3 }, minItems: 2 } }),
    {
      backward: ["type changed", "/properties/a/type", "/properties/a/type"],
      forward: ["type changed", "/properties/a/type", "/properties/a/type"],
    },
  ],
  [
    "a bound more",
    closed({ a: { type: "integer" } }),
    closed({ a: { type: "integer", minimum: 0 } }),
    { backward: ["minimum added", "/properties/a", "/properties/a/minimum", { witness: { a: -1 } }] },
  ],
  [
    "a bound under another name",
    { type: "integer", minimum: 3 },
    { type: "integer", exclusiveMinimum: 3 },
    { backward: ["exclusiveMinimum changed", "/minimum", "/exclusiveMinimum", { witness: 3 }] },
  ],
  [
    "a format",
    { type: "string" },
    { type: "string", format: "date" },
    { backward: ["format added", "", "/format", { class: "only-by-format", witness: "" }] },
  ],
];

const lists: readonly Case[] = [
  [
    "items of another schema",
    { type: "array", items: { type: "object", properties: { a: text } } },
    { type: "array", items: { type: "object", properties: { a: { ...text, maxLength: 3 } } } },
    { backward: ["maxLength changed", "/items/properties/a/maxLength", "/items/properties/a/maxLength"] },
  ],
  [
    "items that had no schema",
    { type: "array" },
    { type: "array", items: text },
    { backward: ["items added", "", "/items", { witness: [0] }] },
  ],
  [
    "an item more of a tuple",
    { type: "array", items: [text, size] },
    { type: "array", items: [text, size, text] },
    { backward: ["items added", "/items", "/items/2", { path: "/2" }] },
  ],
  [
    "an item less of a closed tuple",
    { type: "array", items: [text, size, text], additionalItems: false },
    { type: "array", items: [text, size], additionalItems: false },
    { backward: ["items removed", "/items/2", "/items"] },
  ],
  [
    "an item put in the middle",
    { type: "array", items: [text, size] },
    { type: "array", items: [text, { type: "null" }, size] },
    {
      backward: ["items added", "/items", "/items/1", { path: "/1" }],
      forward: ["items added", "/items", "/items/1", { path: "/1" }],
    },
  ],
  [
    "what must be contained",
    { type: "array", contains: { type: "string", minLength: 1 } },
    { type: "array", contains: { type: "string", minLength: 2 } },
    { backward: ["minLength changed", "/contains/minLength", "/contains/minLength"] },
  ],
  [
    "how often it must be contained",
    { $schema: "https://json-schema.org/draft/2020-12/schema", contains: { type: "string" }, minContains: 1 },
    { $schema: "https://json-schema.org/draft/2020-12/schema", contains: { type: "string" }, minContains: 2 },
    { backward: ["minContains changed", "/minContains", "/minContains", { witness: [""] }] },
  ],
  [
    "no two equal",
    { type: "array", items: text },
    { type: "array", items: text, uniqueItems: true },
    { backward: ["uniqueItems added", "", "/uniqueItems"] },
  ],
];

const references: readonly Case[] = [
  [
    "a definition that is used twice",
    { ...open({ a: { $ref: "#/definitions/S" }, b: { $ref: "#/definitions/S" } }), definitions: { S: text } },
    {
      ...open({ a: { $ref: "#/definitions/S" }, b: { $ref: "#/definitions/S" } }),
      definitions: { S: { ...text, minLength: 2 } },
    },
    { backward: ["minLength changed", "/definitions/S/minLength", "/definitions/S/minLength"] },
  ],
  [
    "a definition under another name, and other",
    { ...open({ a: { $ref: "#/definitions/S" } }), definitions: { S: closed({ x: text, y: size }) } },
    { ...open({ a: { $ref: "#/definitions/T" } }), definitions: { T: closed({ x: text }) } },
    {
      backward: [
        "properties removed",
        "/definitions/S/properties/y",
        "/definitions/T/properties",
        { path: "/a", key: "y" },
      ],
    },
  ],
  [
    "a reference to another definition",
    { ...open({ a: { $ref: "#/definitions/S" } }), definitions: { S: text, T: size } },
    { ...open({ a: { $ref: "#/definitions/T" } }), definitions: { S: text, T: size } },
    {
      backward: ["$ref changed", "/properties/a/$ref", "/properties/a/$ref"],
      forward: ["$ref changed", "/properties/a/$ref", "/properties/a/$ref"],
    },
  ],
  [
    "a definition that refers to itself",
    {
      $ref: "#/definitions/Node",
      definitions: { Node: closed({ next: { $ref: "#/definitions/Node" }, n: { type: "integer" } }) },
    },
    {
      $ref: "#/definitions/Node",
      definitions: { Node: closed({ next: { $ref: "#/definitions/Node" } }) },
    },
    {
      backward: [
        "properties removed",
        "/definitions/Node/properties/n",
        "/definitions/Node/properties",
        { key: "n", witness: { n: 0 } },
      ],
    },
  ],
  [
    "a key that leads back to itself, renamed",
    {
      $ref: "#/definitions/Node",
      definitions: { Node: closed({ next: { $ref: "#/definitions/Node" }, n: { type: "integer" } }) },
    },
    {
      $ref: "#/definitions/Node",
      definitions: { Node: closed({ after: { $ref: "#/definitions/Node" }, n: { type: "integer" } }) },
    },
    {
      backward: [
        "properties renamed",
        "/definitions/Node/properties/next",
        "/definitions/Node/properties/after",
        { key: "next", witness: { next: {} } },
      ],
      forward: [
        "properties renamed",
        "/definitions/Node/properties/next",
        "/definitions/Node/properties/after",
        { key: "after", witness: { after: {} } },
      ],
    },
  ],
  [
    "what is evaluated",
    {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      allOf: [open({ a: text, b: size })],
      unevaluatedProperties: false,
    },
    {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      allOf: [open({ b: size })],
      unevaluatedProperties: false,
    },
    { backward: ["properties removed", "/allOf/0/properties/a", "/allOf/0/properties", { key: "a" }] },
  ],
];

describe.each<readonly [string, readonly Case[]]>([
  ["members", members],
  ["branches", branches],
  ["values", values],
  ["lists", lists],
  ["references", references],
])("one edit of %s is one finding at the edit", (_, cases) => {
  it.each(cases)("%s", (_name, before, after, wanted) => {
    for (const direction of ["backward", "forward"] as const)
      expect(found(before, after, direction)).toMatchObject(expected(wanted[direction]));
  });
});

function expected(wanted: Wanted | undefined): object {
  if (wanted === undefined) return { verdict: "compatible", findings: [] };
  const [what, old, current, more] = wanted;
  const [rule, edit] = what.split(" ");
  return { verdict: "breaking", findings: [{ rule, edit, old, new: current, ...more }] };
}

/** Every finding is seen by two validators. */
function found(before: JsonSchema, after: JsonSchema, mode: Direction): object {
  const [result] = compare(before, after, { mode, confirm }).directions;
  for (const finding of result?.findings ?? []) expect(finding.confirmations).toBe(2);
  expect(result?.obligation).toBeUndefined();
  return { verdict: result?.verdict, findings: result?.findings };
}
