import fc from "fast-check";
import type { JsonSchema, Value } from "../../src/value.ts";
import { conditional } from "./ajv.ts";

/** Values of a small universe that tell most schemas of `arbitrarySchema` apart. */
export const smallValues: readonly Value[] = (() => {
  const scalars: Value[] = [null, false, true, -1, 0, 1, 2, 3, 6, 0.5, 1.5, "", "a", "b", "ab", "aa", "abc"];
  const members: (Value | undefined)[] = [undefined, null, 0, 1, 2, "a", "", true, [], {}];
  const objects: Value[] = [];
  for (const a of members)
    for (const b of members)
      for (const c of [undefined, 0, "b"])
        objects.push(
          Object.fromEntries(
            [
              ["a", a],
              ["b", b],
              ["c", c],
            ].filter((member): member is [string, Value] => member[1] !== undefined),
          ),
        );
  const items: Value[] = [null, 0, 1, 2, "a", "b", [], {}, 0.5];
  const arrays: Value[] = [[], ...items.map((one) => [one])];
  for (const one of items) for (const two of items) arrays.push([one, two]);
  for (const one of [0, 1, "a"])
    for (const two of [0, 1, "a"]) for (const three of [0, 1, "a"]) arrays.push([one, two, three]);
  return [
    ...scalars,
    ...objects,
    ...arrays,
    [[0]],
    [{ a: 0 }],
    { a: { a: 0 } },
    { a: { b: "a" } },
    { a: [0] },
    { a: { a: { a: 0 } } },
  ];
})();

const type = fc.constantFrom("null", "boolean", "integer", "number", "string", "array", "object");
const bound = fc.integer({ min: -1, max: 3 });
const count = fc.integer({ min: 0, max: 3 });
const key = fc.constantFrom("a", "b", "c");
const pattern = fc.constantFrom("^a", "b$", "^[ab]*$", "^.$", "ab", "^(?!a)", "^a?b?$");
const literal = fc.constantFrom<Value>(
  null,
  true,
  0,
  1,
  2,
  0.5,
  "",
  "a",
  "ab",
  [],
  [0],
  {},
  { a: 0 },
  { a: 0, b: "a" },
);

type Schema = { readonly [keyword: string]: unknown };

/** Schemas of every keyword of draft-07 over few names and numbers; `#` refers to the whole. */
export const arbitrarySchema = arbitrarySchemaOf(7);

/** Schemas of every keyword of 2020-12, or of 2019-09, that decides on values. */
export const arbitraryLaterSchema = fc
  .constantFrom<2019 | 2020>(2019, 2020)
  .chain((draft) => arbitrarySchemaOf(draft).map((schema) => inDraft(schema, draft)));

function inDraft(schema: JsonSchema, draft: 2019 | 2020): JsonSchema {
  if (typeof schema === "boolean") return schema;
  const uri = `https://json-schema.org/draft/${draft === 2019 ? "2019-09" : "2020-12"}/schema`;
  const anchor = draft === 2019 ? { $recursiveAnchor: true } : { $dynamicAnchor: "whole" };
  return { $schema: uri, ...anchor, ...schema };
}

function arbitrarySchemaOf(draft: 7 | 2019 | 2020): fc.Arbitrary<JsonSchema> {
  return fc.letrec<{ schema: JsonSchema; part: Schema }>((tie) => {
    const sub = tie("schema");
    const subs = fc.array(sub, { minLength: 1, maxLength: 3 });
    const members = fc.dictionary(key, sub, { maxKeys: 2, noNullPrototype: true });
    const word = <T>(keyword: string, value: fc.Arbitrary<T>): fc.Arbitrary<Schema> =>
      value.map((one) => ({ [keyword]: one }));
    const dependencies = word(
      "dependencies",
      fc.dictionary(key, fc.oneof(fc.uniqueArray(key, { maxLength: 2 }), sub), {
        maxKeys: 1,
        noNullPrototype: true,
      }),
    );
    const dynamic = draft === 2019 ? { $recursiveRef: "#" } : { $dynamicRef: "#whole" };
    const later = [
      word(
        "dependentRequired",
        fc.dictionary(key, fc.uniqueArray(key, { maxLength: 2 }), { maxKeys: 1, noNullPrototype: true }),
      ),
      word("dependentSchemas", fc.dictionary(key, sub, { maxKeys: 1, noNullPrototype: true })),
      fc.tuple(sub, count, fc.option(count)).map(([contains, minContains, maxContains]) => ({
        contains,
        minContains,
        ...(maxContains !== null && { maxContains }),
      })),
      word("unevaluatedProperties", sub),
      word("unevaluatedItems", sub),
      fc.tuple(sub, subs).map(([one, allOf]) => ({ allOf, unevaluatedProperties: one })),
      fc.tuple(sub, subs).map(([one, anyOf]) => ({ anyOf, unevaluatedItems: one })),
      fc.constant({ items: dynamic }),
      word(
        "properties",
        key.map((name) => ({ [name]: dynamic })),
      ),
    ];
    return {
      part: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        word("type", type),
        word("type", fc.uniqueArray(type, { minLength: 1, maxLength: 3 })),
        word("const", literal),
        word("enum", fc.uniqueArray(literal, { minLength: 1, maxLength: 3 })),
        fc
          .constantFrom("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
          .chain((name) => word(name, bound)),
        word("multipleOf", fc.constantFrom(1, 2, 3, 0.5, 1.5)),
        fc
          .constantFrom("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties")
          .chain((name) => word(name, count)),
        word("pattern", pattern),
        word("required", fc.uniqueArray(key, { minLength: 1, maxLength: 2 })),
        word("uniqueItems", fc.boolean()),
        word("properties", members),
        word(
          "patternProperties",
          fc.dictionary(pattern, sub, { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
        ),
        word("additionalProperties", sub),
        word("propertyNames", sub),
        word("items", sub),
        ...(draft === 2020
          ? [
              word("prefixItems", subs),
              fc.tuple(subs, sub).map(([prefixItems, items]) => ({ prefixItems, items })),
            ]
          : [
              word("items", subs),
              fc.tuple(subs, sub).map(([items, additionalItems]) => ({ items, additionalItems })),
            ]),
        ...(draft === 7 ? [dependencies] : later),
        word("contains", sub),
        word("allOf", subs),
        word("anyOf", subs),
        word("oneOf", subs),
        word("not", sub),
        fc.tuple(sub, sub).map(([a, b]) => conditional(a, b)),
        fc.tuple(sub, sub, sub).map(([a, b, c]) => ({ ...conditional(a, b), else: c })),
        word(
          "properties",
          key.map((name) => ({ [name]: { $ref: "#" } })),
        ),
        fc.constant({ items: { $ref: "#" } }),
      ),
      schema: fc.oneof({ depthSize: "small", withCrossShrink: true }, fc.boolean(), {
        arbitrary: fc
          .array(tie("part"), { minLength: 1, maxLength: 4 })
          .map((parts) => Object.assign({}, ...parts) as Schema),
        weight: 9,
      }),
    };
  }).schema;
}
