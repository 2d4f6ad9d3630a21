import type { JsonSchema } from "@waybill/runtime";
import { isAssertedFormat, isAssertion, mapSubschemas } from "./keywords.ts";

/**
 * A bundled schema without what no message can break: annotations, unknown keywords, formats and encodings that are not
 * asserted. What is left means the same.
 */
export function strip(schema: JsonSchema): JsonSchema {
  if (typeof schema === "boolean") return schema;
  const kept = Object.entries(schema).filter(([keyword, value]) => {
    if (keyword === "format") return isAssertedFormat(value);
    if (keyword === "contentEncoding") return value === "binary";
    if (keyword === "contentMediaType") return "contentSchema" in schema;
    return keyword === "definitions" || isAssertion(keyword);
  });
  return mapSubschemas(Object.fromEntries(kept), strip);
}
