import { describe, expect, it } from "vitest";
import { compare, type Direction } from "../../src/compare.ts";
import type { JsonSchema } from "../../src/value.ts";
import { confirmWithAjv as confirm } from "../support/ajv.ts";
import { branches } from "./branches.ts";
import type { Case, Wanted } from "./case.ts";
import { lists } from "./lists.ts";
import { members } from "./members.ts";
import { references } from "./references.ts";
import { values } from "./values.ts";

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
