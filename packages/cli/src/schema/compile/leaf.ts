import type { JsonSchema } from "@waybill/runtime";

/** Whether a schema is short and has no schema in it. */
export function isLeaf(schema: JsonSchema): boolean {
  return typeof schema === "boolean" || !longer.some((keyword) => keyword in schema);
}

const longer = [
  ...["$ref", "properties", "items", "anyOf", "oneOf", "allOf", "not", "if", "contentSchema", "dependencies"],
  ...["additionalProperties", "patternProperties", "propertyNames", "contains", "enum"],
];
