import type { JsonSchema } from "@waybill/runtime";
import { isObject } from "@waybill/runtime/codegen";
import { branchesOf } from "./branches.ts";
import { has, items, members } from "./part-tests.ts";
import { pointer } from "./pointer.ts";
import type { SchemaObject } from "./schema-object.ts";
import { valueTests } from "./value-tests.ts";

/** What one keyword of a schema asks for; of `required`, what one of its names does. */
export interface Test {
  /** The keyword, as a JSON Pointer from its schema: `/minimum`, `/required/0`. */
  readonly token: string;
  holds(value: unknown, run: Run): boolean;
}

/** One value under test. */
export interface Run {
  /** Whether a part of the value is of a schema, or of what a reference means. */
  accepts(schema: JsonSchema, value: unknown): boolean;
  refers(ref: string, value: unknown): boolean;
  /** The JSON document in bytes or in a list of byte values: none in anything else, undefined where it is no JSON. */
  documentIn(value: unknown): readonly [document: unknown] | "none" | undefined;
  /** Whether a keyword of a schema is to be taken as not there. */
  isRemoved(schema: SchemaObject, token: string): boolean;
  /** The schema of that keyword, if there is one. */
  readonly lacking: SchemaObject | undefined;
  /** The schema that a reference means. */
  resolve(ref: string): JsonSchema;
}

export type Holds = Test["holds"];
export type Add = (token: string, holds: Holds) => void;

/** The tests of one schema, which ask what the runtime's checks ask. */
export function testsOf(schema: SchemaObject): readonly Test[] {
  const tests: Test[] = [];
  const add: Add = (token, holds) => tests.push({ token, holds });
  for (const [keyword, asked] of Object.entries(schema)) {
    if (Object.hasOwn(valueTests, keyword))
      valueTests[keyword]?.(asked, (holds) => add(`/${keyword}`, holds), schema);
  }
  for (const [i, key] of ((schema["required"] ?? []) as string[]).entries())
    add(`/required/${i}`, (value) => !isObject(value) || has(value, key));
  members(schema, add);
  items(schema, add);
  applicators(schema, add);
  return tests;
}

function applicators(schema: SchemaObject, add: Add): void {
  const { $ref, allOf, anyOf, oneOf, not, then = true, else: otherwise = true } = schema;
  if ($ref !== undefined) add("/$ref", (value, run) => run.refers($ref, value));
  for (const [i, one] of ((allOf ?? []) as JsonSchema[]).entries())
    add(pointer("/allOf", i), (value, run) => run.accepts(one, value));
  if (anyOf !== undefined) {
    const branches = branchesOf(anyOf);
    add("/anyOf", (value, run) => branches(value, run).some((one) => run.accepts(one, value)));
  }
  if (oneOf !== undefined) {
    const branches = branchesOf(oneOf);
    add("/oneOf", (value, run) => {
      let matches = 0;
      for (const one of branches(value, run)) if (run.accepts(one, value) && ++matches > 1) return false;
      return matches === 1;
    });
  }
  if (not !== undefined) add("/not", (value, run) => !run.accepts(not, value));
  if ("if" in schema)
    add("/if", (value, run) => run.accepts(run.accepts(schema["if"], value) ? then : otherwise, value));
  const { contentMediaType, contentSchema } = schema;
  if (contentMediaType === "application/json" && contentSchema !== undefined) {
    add("/contentSchema", (value, run) => {
      const held = run.documentIn(value);
      return held === "none" || (held !== undefined && run.accepts(contentSchema, held[0]));
    });
  }
}
