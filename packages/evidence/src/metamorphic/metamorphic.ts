import { compare, type JsonSchema, type Verdict } from "@waybill/compat";
import fc from "fast-check";
import { arbitrarySchema } from "../../../compat/test/support/schemas.ts";
import { jsonText, shown } from "../json-text.ts";
import { percent, type Row, type RunOptions, type Section } from "../row.ts";
import { rewrites } from "./rewrites.ts";

const SCHEMAS = 1000;
/** Share of questions that may be decided in one form and not in the other. */
const MOST_MOVED = 0.01;

interface Relation {
  readonly name: string;
  /** What the verdicts must be alike to, given two schemas. */
  readonly want: (a: JsonSchema, b: JsonSchema) => Verdict;
  readonly got: (a: JsonSchema, b: JsonSchema) => Verdict;
}

const both = (a: JsonSchema, b: JsonSchema): JsonSchema => ({ allOf: [a, b] });
const either = (a: JsonSchema, b: JsonSchema): JsonSchema => ({ anyOf: [a, b] });

const relations: readonly Relation[] = [
  { name: "A is within A or X", want: () => "compatible", got: (a, x) => verdictOf(a, either(x, a)) },
  { name: "A and X is within A", want: () => "compatible", got: (a, x) => verdictOf(both(x, a), a) },
  {
    name: "A within B as not B within not A",
    want: verdictOf,
    got: (a, b) => verdictOf({ not: b }, { not: a }),
  },
  {
    name: "A within B as A and not B within false",
    want: verdictOf,
    got: (a, b) => verdictOf(both(a, { not: b }), false),
  },
  ...Object.entries(rewrites).flatMap(([name, rewrite]): readonly Relation[] => [
    { name: `${name}, within itself`, want: () => "compatible", got: (a) => verdictOf(a, rewrite(a)) },
    { name: `${name}, itself within`, want: () => "compatible", got: (a) => verdictOf(rewrite(a), a) },
    { name: `${name}, as the reader`, want: verdictOf, got: (a, b) => verdictOf(a, rewrite(b)) },
    { name: `${name}, as the writer`, want: verdictOf, got: (a, b) => verdictOf(rewrite(a), b) },
  ]),
];

/** Relations between verdicts that hold whatever the schemas are. */
export const metamorphic: Section = {
  name: "metamorphic relations",
  async run({ quick, seed }: RunOptions) {
    const size = quick ? SCHEMAS / 10 : SCHEMAS;
    // Inside another schema "#" is another root.
    const schemas = fc
      .sample(arbitrarySchema, { numRuns: size * 2, seed })
      .filter((schema) => !jsonText(schema).includes('"$ref"'))
      .slice(0, size);
    return [rowOf(schemas, seed)];
  },
};

function rowOf(schemas: readonly JsonSchema[], seed: number): Row {
  const wrong: string[] = [];
  const moved: string[] = [];
  let asked = 0;
  for (const [i, a] of schemas.entries()) {
    const b = schemas[(i + 1) % schemas.length] as JsonSchema;
    for (const { name, want, got } of relations) {
      asked++;
      const [wanted, found] = [want(a, b), got(a, b)];
      if (wanted === found) continue;
      const line = `${name}: ${found} instead of ${wanted}, A ${shown(a)}, B ${shown(b)}`;
      (wanted === "unknown" || found === "unknown" ? moved : wrong).push(line);
    }
  }
  return {
    name: `metamorphic relations, ${relations.length} of ${schemas.length} pairs, seed ${seed}`,
    want: `0 contradict, at most ${percent(MOST_MOVED, 1)} undecided in one form`,
    got: `${wrong.length} contradict, ${percent(moved.length, asked)} undecided in one form`,
    ok: wrong.length === 0 && moved.length <= asked * MOST_MOVED,
    details: [...wrong, ...moved],
  };
}

function verdictOf(writer: JsonSchema, reader: JsonSchema): Verdict {
  return compare(writer, reader, { maxFindings: 1, budget: { milliseconds: 1000 } }).verdict;
}
