import { conditional } from "../support/ajv.ts";
import { type Case, kind, size, text, union } from "./case.ts";

export const branches: readonly Case[] = [
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
