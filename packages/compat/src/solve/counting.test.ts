import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile } from "../compile.ts";
import { holds } from "../evaluate.ts";
import type { Literal } from "../normal/graph.ts";
import type { JsonSchema, Value } from "../value.ts";
import { witness } from "../witness.ts";

const $schema = "https://json-schema.org/draft/2020-12/schema";
const counted = (contains: JsonSchema, minContains: number, maxContains?: number): object => ({
  contains,
  minContains,
  ...(maxContains !== undefined && { maxContains }),
});
const array = (more: object, ...allOf: readonly object[]): JsonSchema => ({
  $schema,
  type: "array",
  ...more,
  allOf,
});
const equal = { not: { uniqueItems: true } };

describe("limits on how many items are of several schemas", () => {
  it.each<[string, JsonSchema]>([
    [
      "that overlap",
      array({ maxItems: 3 }, counted({ minimum: 3 }, 2, 2), counted({ maximum: 5 }, 2, 2), counted(true, 3)),
    ],
    [
      "where sparing the one costs the other",
      array(
        { minItems: 2, items: { type: "integer" } },
        counted({ minimum: 1 }, 0, 1),
        counted({ maximum: 0 }, 0, 1),
      ),
    ],
    ["beside equal items", array({ maxItems: 3, ...equal }, counted({ type: "integer" }, 1, 1))],
    ["that count equal items", array({ maxItems: 2, ...equal }, counted({ const: 7 }, 2))],
    ["beside items that differ", array({ minItems: 3, uniqueItems: true }, counted({ type: "null" }, 0, 1))],
    [
      "beside a tuple",
      array(
        { prefixItems: [{ type: "integer" }, { type: "string" }], minItems: 4 },
        counted({ type: "integer" }, 2, 2),
        counted({ type: "string" }, 2, 2),
      ),
    ],
  ])("%s can be kept", (_, schema) => {
    const found = witness(schema);
    if (found.kind !== "value") throw new Error(JSON.stringify(found));
    const { graph, roots } = compile([schema]);
    expect(holds(graph, roots[0] as Literal, found.value)).toBe(true);
  });

  it.each<[string, JsonSchema]>([
    [
      "that leave no room",
      array(
        { minItems: 3, items: { type: "integer" } },
        counted({ minimum: 1 }, 0, 1),
        counted({ maximum: 0 }, 0, 1),
      ),
    ],
    [
      "that need more than there may be",
      array({ maxItems: 3 }, counted({ type: "integer" }, 2), counted({ type: "string" }, 2, 3)),
    ],
    ["beside equal items", array({ items: { type: "null" }, ...equal }, counted({ type: "null" }, 0, 1))],
    [
      "beside equal items that are counted",
      array(
        { items: { enum: [1, 2] }, maxItems: 3, ...equal },
        counted({ const: 1 }, 0, 1),
        counted({ const: 2 }, 0, 1),
      ),
    ],
    [
      "beside items that differ",
      array(
        { minItems: 4, uniqueItems: true, items: { type: ["boolean", "null", "integer"] } },
        counted({ type: "integer" }, 0, 0),
      ),
    ],
  ])("%s cannot be kept", (_, schema) => {
    expect(witness(schema)).toEqual({ kind: "empty" });
  });

  it("are decided as trying every small array does", () => {
    const values: readonly Value[] = [0, 1, 2, "a"];
    const arrays: (readonly Value[])[] = [[]];
    for (const one of arrays) if (one.length < 4) arrays.push(...values.map((value) => [...one, value]));
    const item = fc.constantFrom<JsonSchema>(
      true,
      { type: "integer" },
      { type: "string" },
      { const: 1 },
      { minimum: 1 },
      { enum: [0, "a"] },
      { not: { const: 0 } },
    );
    const count = fc.nat(3);
    const limit = fc
      .tuple(item, count, fc.option(count, { nil: undefined }))
      .map(([contains, min, max]) => counted(contains, min, max));
    const schemas = fc
      .record({
        limits: fc.array(limit, { minLength: 1, maxLength: 3 }),
        items: item,
        prefixItems: fc.array(item, { maxLength: 2 }),
        minItems: count,
        kind: fc.constantFrom({}, { uniqueItems: true }, equal),
      })
      .map(({ limits, items, prefixItems, minItems, kind }) => ({
        ...(array(
          { items: { allOf: [items, { enum: values }] }, minItems, maxItems: 4, ...kind },
          ...limits,
        ) as object),
        ...(prefixItems.length > 0 && {
          prefixItems: prefixItems.map((one) => ({ allOf: [one, { enum: values }] })),
        }),
      }));
    let unknown = 0;
    fc.assert(
      fc.property(schemas, (schema) => {
        const { graph, roots } = compile([schema]);
        const can = arrays.some((one) => holds(graph, roots[0] as Literal, one) === true);
        const found = witness(schema);
        if (found.kind === "unknown") unknown++;
        else expect(found.kind === "value").toBe(can);
      }),
      { numRuns: 150, seed: 1 },
    );
    expect(unknown).toBe(0);
  });
});
