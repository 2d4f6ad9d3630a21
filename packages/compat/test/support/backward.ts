import { expect } from "vitest";
import { type CompareOptions, compare, type DirectionResult } from "../../src/compare.ts";
import type { JsonSchema } from "../../src/value.ts";
import { confirmWithAjv as confirm } from "./ajv.ts";

/** Whether readers of the new schema read what writers of the old one send, with Ajv as the second validator. */
export function backward(
  before: JsonSchema,
  after: JsonSchema,
  options: CompareOptions = {},
): DirectionResult {
  const [result] = compare(before, after, { confirm, ...options }).directions;
  for (const finding of result?.findings ?? [])
    if (finding.class !== "annotation") expect(finding.confirmations).toBeGreaterThan(0);
  return result as DirectionResult;
}
