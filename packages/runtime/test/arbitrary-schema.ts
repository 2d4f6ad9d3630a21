// Small schemas of draft-07 with every keyword, and values that have a chance to match them.
import fc from "fast-check";
import type { JsonSchema } from "../src/topic.ts";

const key = fc.constantFrom("a", "b", "c");
const small = fc.integer({ min: 0, max: 3 });
const scalar = fc.oneof(
  fc.constantFrom<unknown>(null, true, "", "a", "b", "ab", "😀", 0, 1, 2, 1.5, -1),
  // Ajv takes no number from 1e21 on for a multiple of anything.
  fc.double({ noNaN: true, min: -1e20, max: 1e20 }),
);

export const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(key, tie("value"), { noNullPrototype: true }),
  ),
}));

export const { schema } = fc.letrec<{ schema: JsonSchema; object: JsonSchema }>((tie) => {
  const one = tie("schema");
  const list = fc.array(one, { minLength: 1, maxLength: 3 });
  const keys = fc.uniqueArray(key, { maxLength: 3 });
  return {
    schema: fc.oneof(
      { maxDepth: 3 },
      { weight: 1, arbitrary: fc.boolean() },
      { weight: 9, arbitrary: tie("object") },
    ),
    // Few keywords at a time keep a schema from being unsatisfiable.
    object: fc
      .shuffledSubarray(
        Object.entries<fc.Arbitrary<unknown>>({
          type: fc.oneof(
            fc.constantFrom("object", "array", "string", "integer", "number", "null", "boolean"),
            fc.constantFrom(["object", "null"], ["array", "string"], ["integer", "string"]),
          ),
          enum: fc.array(value, { minLength: 1, maxLength: 3 }),
          const: value,
          minimum: small,
          exclusiveMaximum: small,
          multipleOf: fc.constantFrom(1, 2, 0.5),
          minLength: small,
          maxLength: small,
          pattern: fc.constantFrom("^a", "b$", "."),
          items: fc.oneof(one, list),
          additionalItems: one,
          contains: one,
          minItems: small,
          maxItems: small,
          uniqueItems: fc.boolean(),
          properties: fc.dictionary(key, one, { noNullPrototype: true }),
          patternProperties: fc.dictionary(fc.constantFrom("^a", "b"), one, {
            noNullPrototype: true,
            maxKeys: 1,
          }),
          additionalProperties: one,
          propertyNames: fc.constantFrom({ maxLength: 0 }, { enum: ["a", "b"] }, true),
          required: keys,
          minProperties: small,
          maxProperties: small,
          dependencies: fc.dictionary(key, fc.oneof(one, keys), { noNullPrototype: true, maxKeys: 1 }),
          allOf: list,
          anyOf: list,
          oneOf: list,
          not: one,
          if: one,
          // biome-ignore lint/suspicious/noThenProperty: it is the name of the keyword
          then: one,
          else: one,
        }),
        { maxLength: 4 },
      )
      .chain((keywords) => fc.record(Object.fromEntries(keywords), { noNullPrototype: true }))
      .map(withoutDoubtfulContains),
  };
});

/**
 * Ajv keeps the verdict of another value for `contains` where an array is empty or has a tuple, so that it says nothing
 * about these. An array that cannot be empty is refused by `minItems` before.
 */
function withoutDoubtfulContains(schema: { readonly [keyword: string]: unknown }): JsonSchema {
  if (!("contains" in schema)) return schema;
  const { items, ...rest } = schema;
  const minItems = Math.max(1, Number(schema["minItems"] ?? 0));
  return { ...rest, ...(items !== undefined && !Array.isArray(items) && { items }), minItems };
}
