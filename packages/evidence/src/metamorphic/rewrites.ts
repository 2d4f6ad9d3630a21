import type { JsonSchema } from "@waybill/compat";
import { jsonText } from "../json-text.ts";
import { isNode, mapSchemas } from "../walk.ts";

type Rewrite = (schema: JsonSchema) => JsonSchema;
type Node = { readonly [keyword: string]: unknown };

const everywhere =
  (change: (node: Node) => JsonSchema): Rewrite =>
  (schema) =>
    mapSchemas(schema, (part) => (isNode(part) ? change(part) : part));

/** Ways to write the same set of values; each must leave every verdict where it is. */
export const rewrites: Readonly<Record<string, Rewrite>> = {
  "anyOf, oneOf and allOf reversed": everywhere((node) =>
    Object.fromEntries(
      Object.entries(node).map(([keyword, value]) =>
        /^(any|one|all)Of$/.test(keyword) && Array.isArray(value)
          ? [keyword, value.toReversed()]
          : [keyword, value],
      ),
    ),
  ),
  "type lists as anyOf": everywhere(({ type, ...node }) =>
    Array.isArray(type)
      ? { ...node, allOf: [...list(node["allOf"]), { anyOf: type.map((one) => ({ type: one })) }] }
      : type === undefined
        ? node
        : { ...node, type },
  ),
  "const as enum of one": everywhere((node) => {
    if (!("const" in node) || "enum" in node) return node;
    const { const: value, ...rest } = node;
    return { ...rest, enum: [value] };
  }),
  "the whole behind a reference": (schema) => ({
    $ref: "#/definitions/Whole",
    definitions: { Whole: within(schema, "#/definitions/Whole") },
  }),
  "if as anyOf": everywhere((node) => {
    const { if: condition, else: no, ...others } = node;
    if (condition === undefined) return node;
    const { yes, rest } = withoutThen(others);
    const both = [{ anyOf: [{ not: condition }, yes ?? true] }, { anyOf: [condition, no ?? true] }];
    return { ...rest, allOf: [...list(rest["allOf"]), ...both] };
  }),
  "negated twice": (schema) => ({ not: { not: within(schema, "#/not/not") } }),
  "spelled in 2019-09": (schema) =>
    later(schema, "https://json-schema.org/draft/2019-09/schema", (node) => node),
  "spelled in 2020-12": (schema) => later(schema, "https://json-schema.org/draft/2020-12/schema", tuples),
  "bounds as draft-04 spells them": (schema) => draft04(schema),
};

/** Written apart, as a pattern with a key `then` looks like a promise. */
function withoutThen(node: Node): { readonly yes: unknown; readonly rest: Node } {
  const key = "then";
  return {
    yes: node[key],
    rest: Object.fromEntries(Object.entries(node).filter(([keyword]) => keyword !== key)),
  };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** References to the root lead to where the root is now. */
function within(schema: JsonSchema, place: string): JsonSchema {
  return JSON.parse(
    jsonText(schema).replaceAll(/"\$ref":"#("|\/)/g, (_, next: string) => `"$ref":"${place}${next}`),
  ) as JsonSchema;
}

function later(schema: JsonSchema, $schema: string, change: (node: Node) => Node): JsonSchema {
  if (!isNode(schema)) return schema;
  const spelled = everywhere((node) => {
    const { dependencies, $ref, ...rest } = change(node);
    if ($ref !== undefined) return { $ref };
    if (!isNode(dependencies)) return rest;
    const all = Object.entries(dependencies);
    return {
      ...rest,
      dependentRequired: Object.fromEntries(all.filter(([, needs]) => Array.isArray(needs))),
      dependentSchemas: Object.fromEntries(all.filter(([, needs]) => !Array.isArray(needs))),
    };
  })(schema);
  const { definitions } = schema;
  return {
    $schema,
    ...(spelled as Node),
    ...(definitions !== undefined && {
      definitions: (spelled as Node)["definitions"] ?? later(definitions as JsonSchema, $schema, change),
    }),
  };
}

function tuples(node: Node): Node {
  const { items, additionalItems, ...rest } = node;
  if (!Array.isArray(items)) return items === undefined ? rest : { ...rest, items };
  return { ...rest, prefixItems: items, ...(additionalItems !== undefined && { items: additionalItems }) };
}

function draft04(schema: JsonSchema): JsonSchema {
  if (!isNode(schema) || /"(contains|propertyNames|if|contentEncoding)":/.test(jsonText(schema)))
    return schema;
  const spelled = mapSchemas(schema, (part) => {
    if (typeof part === "boolean") return part ? {} : { not: {} };
    if ("const" in part && "enum" in part) return part;
    const { exclusiveMinimum: low, exclusiveMaximum: high, minimum, maximum, const: value, ...rest } = part;
    const bounds = [
      ...(minimum === undefined ? [] : [{ minimum }]),
      ...(maximum === undefined ? [] : [{ maximum }]),
      ...(low === undefined ? [] : [{ minimum: low, exclusiveMinimum: true }]),
      ...(high === undefined ? [] : [{ maximum: high, exclusiveMaximum: true }]),
    ];
    const enumeration = "const" in part ? { enum: [value] } : {};
    return {
      ...rest,
      ...enumeration,
      ...(bounds.length > 0 && { allOf: [...list(rest["allOf"]), ...bounds] }),
    };
  });
  // `const` and `enum` on one node cannot both be one `enum`.
  return jsonText(spelled).includes('"const":')
    ? schema
    : { $schema: "http://json-schema.org/draft-04/schema#", ...(spelled as Node) };
}
