import type { JsonSchema } from "@waybill/compat";
import { all, can, cannot, type HardCase, not } from "./hard-case.ts";

/** Written apart, as an object with a key `then` in the source looks like a promise. */
function when(condition: JsonSchema, consequence: JsonSchema, otherwise: JsonSchema): JsonSchema {
  const key = "then";
  return { if: condition, [key]: consequence, else: otherwise };
}

const text = { type: "object", properties: { a: { type: "string" } } };
const names = ["x", "y", "z"];
const differ = (a: string, b: string): JsonSchema =>
  not({ anyOf: [1, 2].map((value) => ({ properties: { [a]: { const: value }, [b]: { const: value } } })) });
const each = (schema: JsonSchema): JsonSchema => ({
  type: "object",
  required: names,
  properties: Object.fromEntries(names.map((name) => [name, schema])),
});

export const logic: readonly HardCase[] = [
  cannot("a thing and its negation", all(text, not(text))),
  cannot("what is neither a text nor none", not({ anyOf: [{ type: "string" }, not({ type: "string" })] })),
  cannot("exactly one of two equal schemas", {
    type: "string",
    oneOf: [{ type: ["string", "null"] }, { anyOf: [{ type: "null" }, { type: "string" }] }],
  }),
  cannot(
    "exactly one of a schema and a larger one, of the smaller",
    all({ oneOf: [{ type: "integer" }, { type: "number" }] }, { type: "integer" }),
  ),
  can(
    "exactly one of a schema and a larger one",
    all({ oneOf: [{ type: "integer" }, { type: "number" }] }, { type: "number" }),
  ),
  cannot("a condition with two impossible ends", when({ type: "string" }, { type: "number" }, false)),
  can("a condition with one possible end", when({ type: "string" }, { type: "number" }, { const: 4 })),
  cannot(
    "conditions in conditions that leave nothing",
    all(
      { type: "integer", minimum: 0, maximum: 9 },
      when({ maximum: 4 }, when({ minimum: 2 }, false, { const: 7 }), { const: 3 }),
    ),
  ),
  cannot(
    "three that differ, of two values",
    all(each({ enum: [1, 2] }), differ("x", "y"), differ("y", "z"), differ("x", "z")),
  ),
  can(
    "two pairs that differ, of two values",
    all(each({ enum: [1, 2] }), differ("x", "y"), differ("y", "z")),
  ),
  can(
    "an odd number of three",
    all(each({ type: "boolean" }), {
      oneOf: names.map((name) => ({ properties: { [name]: { const: true } } })),
    }),
  ),
  cannot(
    "a negation of all that a union leaves",
    all({ enum: [1, "a", null] }, not({ type: ["integer", "null"] }), not({ pattern: "a" })),
  ),
];
