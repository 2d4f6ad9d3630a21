import { isRecord } from "../../registry/shape.ts";
import { didYouMean } from "../did-you-mean.ts";
import type { Rule } from "../rule.ts";
import { atNodes } from "../schema-source.ts";
import { type SchemaNode, type SchemaObject, sameValue } from "../walk-schema.ts";

export const undeclaredRequired: Rule = {
  id: "undeclared-required",
  severity: "error",
  summary: "every name in `required` is declared in `properties`",
  explain: {
    why: "A misspelt name in `required` refuses every message, or, when the object is open, demands a key that nobody sends while the one that was meant may be missing.",
    bad: '{ "properties": { "order_id": {} }, "required": ["orderid"] }',
    good: '{ "properties": { "order_id": {} }, "required": ["order_id"] }',
    fix: "Correct the name, or declare the property; `true` is a schema for a value that may be anything.",
  },
  check: atNodes(function* ({ node, schema, problem }) {
    const { required } = schema;
    if (!Array.isArray(required) || "$ref" in schema) return;
    const line = [...sameValue(node)];
    // `not: { required }` forbids a key, and a reference beside it may declare what is not seen here.
    if (line.some((above) => above.keyword === "not" || refersBeside(above.schema))) return;
    const declared = new Set(line.flatMap(declaredBy));
    const patterns = line.flatMap(patternsOf);
    for (const [index, name] of required.entries()) {
      if (typeof name !== "string" || declared.has(name) || patterns.some((pattern) => pattern.test(name)))
        continue;
      yield problem(
        `required property "${name}" is not declared`,
        didYouMean(name, declared),
        `/required/${index}`,
      );
    }
  }),
};

function declaredBy({ schema }: SchemaNode): string[] {
  if (typeof schema === "boolean") return [];
  const own = isRecord(schema["properties"]) ? Object.keys(schema["properties"]) : [];
  const arms = ["allOf", "anyOf", "oneOf"].flatMap((key) => (Array.isArray(schema[key]) ? schema[key] : []));
  const inArms = arms.flatMap((arm) =>
    isRecord(arm) && isRecord(arm["properties"]) ? Object.keys(arm["properties"]) : [],
  );
  return [...own, ...inArms];
}

function patternsOf({ schema }: SchemaNode): RegExp[] {
  if (typeof schema === "boolean" || !isRecord(schema["patternProperties"])) return [];
  return Object.keys(schema["patternProperties"]).flatMap((pattern) => {
    try {
      return new RegExp(pattern, "u");
    } catch {
      return [];
    }
  });
}

function refersBeside(schema: SchemaObject | boolean): boolean {
  if (typeof schema === "boolean") return false;
  const { additionalProperties } = schema;
  const all = Array.isArray(schema["allOf"]) ? schema["allOf"] : [];
  return isRecord(additionalProperties) || all.some((arm) => isRecord(arm) && "$ref" in arm);
}
