import type { JsonSchema, Value } from "@waybill/compat";
import fc from "fast-check";
import { arbitrarySchema } from "../../../compat/test/support/schemas.ts";
import { jsonText } from "../json-text.ts";
import { judges } from "../validators.ts";
import { universe } from "./universe.ts";

/** A random schema with what validators of others say of it. */
export interface Member {
  readonly schema: JsonSchema;
  /** Whether most validators accept the value; undefined when they are even. */
  accepts(value: Value): boolean | undefined;
  /** For each value of the universe. */
  readonly answers: readonly (boolean | undefined)[];
}

/** Different random schemas of all keywords of draft-07 over few names and numbers. */
export function poolOf(size: number, seed: number): readonly Member[] {
  const found = new Map<string, JsonSchema>();
  for (const schema of fc.sample(arbitrarySchema, { numRuns: size * 2, seed }))
    if (found.size < size) found.set(jsonText(schema), schema);
  return [...found.values()].map(memberOf);
}

function memberOf(schema: JsonSchema): Member {
  const accepts = (value: Value): boolean | undefined => {
    const answers = judges.map((judge) => judge.accepts(schema, value));
    const [yes, no] = [true, false].map((one) => answers.filter((answer) => answer === one).length) as [
      number,
      number,
    ];
    return yes === no ? undefined : yes > no;
  };
  return { schema, accepts, answers: universe.map(accepts) };
}
