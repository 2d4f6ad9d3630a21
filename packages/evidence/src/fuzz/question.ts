import type { JsonSchema } from "@waybill/compat";
import { conditional } from "../../../compat/test/support/ajv.ts";
import { jsonText } from "../json-text.ts";
import type { Member } from "./pool.ts";

type Answer = boolean | undefined;
type Terms = Readonly<Record<"A" | "B" | "C", Answer>>;

/** Whether all values of the writer are of the reader, both made of three schemas. */
export interface Question {
  readonly writer: (terms: Terms) => Answer;
  readonly reader: (terms: Terms) => Answer;
  /** The same as schemas that refer to `#/definitions/A`, `B` and `C`. */
  readonly schemas: readonly [writer: object, reader: object];
}

const ref = (name: string): object => ({ $ref: `#/definitions/${name}` });
const [A, B, C] = [ref("A"), ref("B"), ref("C")];
const and = (a: Answer, b: Answer): Answer => (a === false || b === false ? false : a && b);
const not = (a: Answer): Answer => (a === undefined ? undefined : !a);
const or = (a: Answer, b: Answer): Answer => not(and(not(a), not(b)));

export const questions: readonly Question[] = [
  { writer: (t) => t.A, reader: (t) => t.B, schemas: [A, B] },
  { writer: (t) => t.A, reader: (t) => or(t.B, t.A), schemas: [A, { anyOf: [B, A] }] },
  { writer: (t) => and(t.A, t.B), reader: (t) => t.C, schemas: [{ allOf: [A, B] }, C] },
  {
    writer: (t) => and(t.A, t.B),
    reader: (t) => or(t.A, t.C),
    schemas: [{ allOf: [A, B] }, { anyOf: [C, A] }],
  },
  { writer: (t) => t.A, reader: (t) => not(t.B), schemas: [A, { not: B }] },
  {
    writer: (t) => or(t.A, t.B),
    reader: (t) => or(and(t.A, not(t.B)), t.B),
    schemas: [{ anyOf: [A, B] }, { anyOf: [{ allOf: [A, { not: B }] }, B] }],
  },
  {
    writer: (t) => and(t.A, not(t.B)),
    reader: (t) => or(and(t.A, not(t.B)), and(not(t.A), t.B)),
    schemas: [{ allOf: [A, { not: B }] }, { oneOf: [A, B] }],
  },
  {
    writer: (t) => or(and(t.C, t.A), and(not(t.C), t.B)),
    reader: (t) => or(t.A, t.B),
    schemas: [{ ...conditional(C, A), else: B }, { anyOf: [A, B] }],
  },
];

/** One schema of the form `body`, in which the members stand as definitions and `limit`, if any, must hold too. */
export function schemaOf(
  body: object,
  members: Readonly<Record<string, Member>>,
  limit?: JsonSchema,
): JsonSchema {
  const definitions = Object.fromEntries(
    Object.entries(members)
      .filter(([name]) => JSON.stringify(body).includes(`definitions/${name}`))
      .map(([name, { schema }]) => [name, movedTo(name, schema)]),
  );
  return { definitions, allOf: limit === undefined ? [body] : [body, limit] };
}

/** A schema that refers to itself as the root, as a definition. */
function movedTo(name: string, schema: JsonSchema): JsonSchema {
  return JSON.parse(
    jsonText(schema).replaceAll('"$ref":"#"', `"$ref":"#/definitions/${name}"`),
  ) as JsonSchema;
}
