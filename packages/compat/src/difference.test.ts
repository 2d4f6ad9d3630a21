import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { confirmWithAjv as confirm } from "../test/support/ajv.ts";
import { arbitrarySchema, smallValues } from "../test/support/schemas.ts";
import { compile } from "./compile.ts";
import { difference } from "./difference.ts";
import { holds } from "./evaluate.ts";
import type { Literal } from "./normal/graph.ts";
import { isObject, type JsonSchema } from "./value.ts";
import { witness } from "./witness.ts";

describe("difference", () => {
  it("is false where there is provably none", () => {
    expect(difference({ type: "integer" }, { type: "number" })).toBe(false);
  });

  it.each<[string, JsonSchema, JsonSchema, unknown, unknown]>([
    ["plain", { type: "number" }, { type: "integer" }, 0.5, 1],
    [
      "with definitions",
      { definitions: { A: { type: ["string", "null"] } }, $ref: "#/definitions/A" },
      { definitions: { A: { type: "null" } }, $ref: "#/definitions/A" },
      "a",
      null,
    ],
    [
      "with the root in itself",
      { type: "object", properties: { n: { $ref: "#" } } },
      { type: "object", maxProperties: 0 },
      { n: {} },
      {},
    ],
    [
      "of 2020-12",
      { $schema: "https://json-schema.org/draft/2020-12/schema", type: "array" },
      { $schema: "https://json-schema.org/draft/2020-12/schema", prefixItems: [{ type: "null" }] },
      [1],
      [null],
    ],
  ])("%s accepts what only the one accepts", (_, schema, without, inside, outside) => {
    const found = difference(schema, without) as JsonSchema;
    expect(confirm(found, inside as never)).toBe(true);
    expect(confirm(found, outside as never)).toBe(false);
    expect(witness(found).kind).toBe("value");
  });

  it("is not said across drafts or ids", () => {
    expect(
      difference({}, { $schema: "https://json-schema.org/draft/2020-12/schema", type: "null" }),
    ).toBeUndefined();
    expect(difference({}, { $id: "https://example.com/a", type: "null" })).toBeUndefined();
  });

  it("is said in few words where that is possible", () => {
    const before = { type: "object", properties: { a: { type: "integer" } }, required: ["a"] };
    expect(difference(before, { ...before, maxProperties: 3 })).toEqual({
      ...before,
      not: { maxProperties: 3 },
    });
    expect(difference({ type: "integer" }, { type: "string" })).toEqual({ type: "integer" });
    expect(difference({ enum: [1, "a"] }, { type: "string", title: "text" })).toEqual({
      enum: [1, "a"],
      not: { type: "string" },
    });
  });

  it("accepts exactly what only the one accepts, of any two schemas", () => {
    fc.assert(
      fc.property(arbitrarySchema, arbitrarySchema, (a, b) => {
        const found = difference(a, isObject(a) && isObject(b) ? { ...a, ...b } : b, {
          budget: { milliseconds: 300 },
        });
        fc.pre(found !== undefined);
        const { graph, roots } = compile([
          found as JsonSchema,
          a,
          isObject(a) && isObject(b) ? { ...a, ...b } : b,
        ]);
        const [all, own, other] = roots as [Literal, Literal, Literal];
        for (const value of smallValues.filter((_, i) => i % 5 === 0)) {
          const [is, one, two] = [all, own, other].map((literal) => holds(graph, literal, value));
          if (one !== undefined && two !== undefined && is !== undefined)
            expect([value, is]).toEqual([value, one && !two]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
