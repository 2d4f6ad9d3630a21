import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { confirmWithAjv as confirm } from "../test/support/ajv.ts";
import { interpret } from "../test/support/interpreter.ts";
import { arbitraryLaterSchema, arbitrarySchema, smallValues } from "../test/support/schemas.ts";
import { compare } from "./compare.ts";
import { compile } from "./compile.ts";
import type { Confirm } from "./confirm.ts";
import { holds } from "./evaluate.ts";
import type { Verdict } from "./finding.ts";
import type { Literal } from "./normal/graph.ts";
import { Budget } from "./solve/budget.ts";
import { Solver } from "./solve/solver.ts";
import { type JsonSchema, keyOf, type Value } from "./value.ts";

const runs = Number(globalThis.process?.env["COMPAT_RUNS"] ?? 60);
const budget = { milliseconds: 500 };

function verdictOf(before: JsonSchema, after: JsonSchema): Verdict {
  return compare(before, after, { budget, maxFindings: 1 }).directions[0]?.strict as Verdict;
}

/** Values of a small universe and some that the schema asks for. */
function samplesOf(schema: JsonSchema): readonly Value[] {
  const { graph, roots } = compile([schema]);
  return [...smallValues, ...new Solver(graph, new Budget(budget)).solve(roots, 12).values];
}

describe("any two schemas", () => {
  it("are never called compatible when some message breaks, nor breaking without one that both validators see", () => {
    const tally = { compatible: 0, breaking: 0, unknown: 0 };
    fc.assert(
      fc.property(arbitrarySchema, arbitrarySchema, fc.nat(2), (a, b, mix) => {
        const after: JsonSchema = mix === 0 ? b : mix === 1 ? { anyOf: [b, a] } : { oneOf: [a, b] };
        const [result] = compare(a, after, { confirm, budget, maxFindings: 2 }).directions;
        tally[result?.strict as Verdict]++;
        const { graph, roots } = compile([a, after]);
        const [writer, reader] = roots as [Literal, Literal];
        if (result?.strict === "compatible")
          for (const value of samplesOf(a))
            expect([holds(graph, writer, value), holds(graph, reader, value)]).not.toEqual([true, false]);
        if (result?.strict === "breaking")
          for (const finding of result.findings.filter((one) => one.class !== "annotation")) {
            expect(finding.confirmations).toBe(2);
            expect(confirm(a, finding.witness as Value)).toBe(true);
            expect(confirm(after, finding.witness as Value)).toBe(false);
          }
        if (result?.strict === "unknown") expect(result.obligation).toBeTruthy();
      }),
      { numRuns: runs },
    );
    const decided = tally.compatible + tally.breaking;
    console.log(
      `decided ${decided} of ${decided + tally.unknown} random pairs (${tally.compatible} compatible)`,
    );
    expect(decided / (decided + tally.unknown)).toBeGreaterThan(0.95);
  });

  it("obey the laws of sets", () => {
    fc.assert(
      fc.property(arbitrarySchema, arbitrarySchema, (a, b) => {
        expect(verdictOf(a, a)).toBe("compatible");
        // Inside another schema "#" is another root.
        fc.pre(!refersToRoot(a) && !refersToRoot(b));
        expect(verdictOf(a, { definitions: { A: a }, $ref: "#/definitions/A" })).toBe("compatible");
        expect(verdictOf(a, { anyOf: [b, a] })).not.toBe("breaking");
        expect(verdictOf({ allOf: [b, a] }, a)).not.toBe("breaking");
        const straight = verdictOf(a, b);
        const turned = verdictOf({ not: b }, { not: a });
        expect([straight, turned].sort()).not.toEqual(["breaking", "compatible"]);
      }),
      { numRuns: Math.ceil(runs / 3) },
    );
  });

  it("are evaluated as another validator does", () => {
    fc.assert(
      fc.property(arbitrarySchema, (schema) => {
        const { graph, roots } = compile([schema]);
        // Ajv lets an array without the item that `contains` wants pass beside some tuples.
        fc.pre(!keyOf(schema).includes('"contains"'));
        for (const value of smallValues.filter((_, i) => i % 3 === 0)) {
          const own = holds(graph, roots[0] as Literal, value);
          if (own !== undefined) expect(own).toBe(confirm(schema, value));
        }
      }),
      { numRuns: Math.ceil(runs / 4) },
    );
  });
});

describe("any two schemas of 2019-09 and 2020-12", () => {
  it("are never called compatible when some message breaks, nor breaking without one that both validators see", () => {
    const tally = { compatible: 0, breaking: 0, unknown: 0 };
    fc.assert(
      fc.property(arbitraryLaterSchema, fc.oneof(arbitraryLaterSchema, arbitrarySchema), (a, b) => {
        for (const [before, after] of [
          [a, b],
          [b, a],
          [a, a],
        ] as const) {
          const second: Confirm = (schema, value) =>
            isLater(schema) ? interpretOrNot(schema, value) : confirm(schema, value);
          const [result] = compare(before, after, { confirm: second, budget, maxFindings: 1 }).directions;
          tally[result?.strict as Verdict]++;
          if (result?.strict === "compatible") {
            const { graph, roots } = compile([before, after]);
            const [writer, reader] = roots as [Literal, Literal];
            for (const value of smallValues)
              expect([value, holds(graph, writer, value), holds(graph, reader, value)]).not.toEqual([
                value,
                true,
                false,
              ]);
          }
          if (before === after) expect(result?.strict).toBe("compatible");
          if (result?.strict === "unknown") expect(result.obligation).toBeTruthy();
        }
      }),
      { numRuns: Math.ceil(runs / 3) },
    );
    const decided = tally.compatible + tally.breaking;
    console.log(`decided ${decided} of ${decided + tally.unknown} random pairs of later drafts`);
    expect(decided / (decided + tally.unknown)).toBeGreaterThan(0.8);
  });

  it("are evaluated as an interpreter does that gathers what each schema evaluated", () => {
    fc.assert(
      fc.property(arbitraryLaterSchema, (schema) => {
        const { graph, roots } = compile([schema]);
        // What leads back to itself without a step into the value has no meaning.
        fc.pre(!keyOf(schema).includes("Ref"));
        for (const value of smallValues.filter((_, i) => i % 2 === 0)) {
          const own = holds(graph, roots[0] as Literal, value);
          if (own !== undefined) expect([value, own]).toEqual([value, interpret(schema, value)]);
        }
      }),
      { numRuns: runs },
    );
  });
});

function isLater(schema: JsonSchema): boolean {
  return typeof schema === "object" && "$schema" in schema;
}

/** The interpreter's answer; none where references may go round without end. */
function interpretOrNot(schema: JsonSchema, value: Value): boolean | undefined {
  return keyOf(schema).includes("Ref") ? undefined : interpret(schema, value);
}

function refersToRoot(schema: JsonSchema): boolean {
  return keyOf(schema).includes('"$ref"');
}

describe("known edits", () => {
  const base = {
    type: "object",
    required: ["kind", "items"],
    properties: {
      kind: { enum: ["a", "b", "c"] },
      items: { type: "array", minItems: 1, maxItems: 9, items: { $ref: "#/definitions/Item" } },
      name: { type: ["string", "null"], minLength: 2, maxLength: 20, pattern: "^[a-z]+$" },
      score: { type: "number", minimum: 0, maximum: 10, multipleOf: 0.5 },
    },
    patternProperties: { "^x-": { type: "string" } },
    additionalProperties: false,
    definitions: {
      Item: {
        type: "object",
        properties: { sub: { $ref: "#/definitions/Item" }, n: { type: "integer", minimum: 1 } },
      },
    },
  };
  type Edit = readonly [name: string, narrow: (schema: typeof base) => void];
  it.each<Edit>([
    ["required", (schema) => void schema.required.push("name")],
    ["enum", (schema) => void schema.properties.kind.enum.pop()],
    ["minItems", (schema) => void schema.properties.items.minItems++],
    ["maxItems", (schema) => void schema.properties.items.maxItems--],
    ["type", (schema) => void schema.properties.name.type.pop()],
    ["minLength", (schema) => void schema.properties.name.minLength++],
    ["maxLength", (schema) => void schema.properties.name.maxLength--],
    [
      "pattern",
      (schema) => {
        schema.properties.name.pattern = "^[a-y]+$";
      },
    ],
    ["minimum", (schema) => void schema.properties.score.minimum++],
    ["maximum", (schema) => void schema.properties.score.maximum--],
    [
      "multipleOf",
      (schema) => {
        schema.properties.score.multipleOf = 1;
      },
    ],
    ["minimum", (schema) => void schema.definitions.Item.properties.n.minimum++],
    [
      "patternProperties",
      (schema) => {
        schema.patternProperties = { "^x-a": { type: "string" } } as never;
      },
    ],
  ])("that narrow %s break one way only, and are found where they are", (rule, narrow) => {
    const narrowed = structuredClone(base);
    narrow(narrowed);
    const { directions } = compare(base, narrowed, { mode: "full", confirm });
    expect(directions.map((direction) => direction.verdict)).toEqual(["breaking", "compatible"]);
    expect(directions[0]?.findings.map((finding) => finding.rule)).toEqual([rule]);
    expect(directions[0]?.findings[0]?.confirmations).toBe(2);
  });
});
