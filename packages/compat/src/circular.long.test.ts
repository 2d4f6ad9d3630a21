import { describe, expect, it } from "vitest";
import { compare, type DirectionResult } from "./compare.ts";
import type { JsonSchema } from "./value.ts";

const BRANCHES = 12;

type Shape = (branch: number, members: { readonly [key: string]: JsonSchema }) => JsonSchema;

/** A union of 12 branches with 5 properties each, every one of which is of the union again. */
function union(keyword: "oneOf" | "anyOf", shape: Shape): (leaf: string) => JsonSchema {
  return (leaf) => ({
    $ref: "#/definitions/U",
    definitions: {
      U: { [keyword]: Array.from({ length: BRANCHES }, (_, i) => ({ $ref: `#/definitions/B${i}` })) },
      ...Object.fromEntries(
        Array.from({ length: BRANCHES }, (_, i) => {
          const members = Array.from({ length: 5 }, (__, p) => [`b${i}p${p}`, { $ref: "#/definitions/U" }]);
          const last = i === BRANCHES - 1 ? { leaf: { type: leaf } } : {};
          return [`B${i}`, shape(i, { ...Object.fromEntries(members), ...last })];
        }),
      ),
    },
  });
}

/** As `union`, with twelve such unions that lead to one another. */
function unions(leaf: string): JsonSchema {
  const branch = (i: number, j: number): JsonSchema => ({
    type: "object",
    required: ["kind"],
    properties: {
      kind: { const: `k${j}` },
      ...Object.fromEntries(
        [0, 1, 2, 3].map((p) => [`p${p}`, { $ref: `#/definitions/N${(i + j + p) % BRANCHES}` }]),
      ),
      ...(i === BRANCHES - 1 && j === BRANCHES - 1 && { leaf: { type: leaf } }),
    },
    additionalProperties: false,
  });
  const all = [...Array(BRANCHES).keys()];
  return {
    $ref: "#/definitions/N0",
    definitions: Object.fromEntries(all.map((i) => [`N${i}`, { oneOf: all.map((j) => branch(i, j)) }])),
  };
}

const tagged = (i: number, properties: object): object => ({ kind: { const: `k${i}` }, ...properties });

/** Decides under a limit of 2 s of this process's own time: other programs may run beside. */
function inTime(before: JsonSchema, after: JsonSchema): DirectionResult {
  const start = process.cpuUsage();
  const [result] = compare(before, after, { budget: { milliseconds: 60_000 } }).directions;
  const { user } = process.cpuUsage(start);
  expect(user / 1e6).toBeLessThan(2);
  return result as DirectionResult;
}

describe("a circular schema of 12 branches with 5 properties each, changed in one place, is decided in time", () => {
  it.each<[name: string, schema: (leaf: string) => JsonSchema, wider: string]>([
    [
      "told apart by a constant",
      union("oneOf", (i, properties) => ({
        type: "object",
        required: ["kind"],
        properties: tagged(i, properties),
        additionalProperties: false,
      })),
      "compatible",
    ],
    [
      "told apart by an optional constant",
      union("oneOf", (i, properties) => ({
        type: "object",
        properties: tagged(i, properties),
        additionalProperties: false,
      })),
      "compatible",
    ],
    ["open, alternatives", union("anyOf", (_, properties) => ({ type: "object", properties })), "compatible"],
    // A wider branch may be the second one that an object of another branch is of.
    ["open, exclusive", union("oneOf", (_, properties) => ({ type: "object", properties })), "breaking"],
    ["several unions", unions, "compatible"],
  ])("%s", (_, schema, wider) => {
    expect(inTime(schema("integer"), schema("number")).verdict).toBe(wider);
    expect(inTime(schema("number"), schema("integer")).verdict).toBe("breaking");
  });
});
