import type { JsonObject } from "../registry/json-source.ts";

const SAYS_BYTES =
  /^\s*(?:(?:raw|msgpack|json|utf-?8|binary|encoded|compressed|zlib|gzip)[\s-]+)?bytes\b(?=\s*$|\s*[.,:;(])/i;

/** Types that a schema of bytes is given for want of a better one. */
const STAND_INS = new Set(["string", "object", "array", "null"]);
/** Keywords that say how a value is built, which bytes are not. */
const STRUCTURE = ["$ref", "properties", "items", "anyOf", "oneOf", "allOf", "enum", "const"];

export type BinarySign = "$bytes" | "description";

/** How a schema of a msgpack topic says that its value is raw bytes, if it does. */
export function binarySign(schema: JsonObject): BinarySign | undefined {
  if (schema["$bytes"] === true) return "$bytes";
  if (schema["$bytes"] === false || STRUCTURE.some((keyword) => keyword in schema)) return undefined;
  const types = [schema["type"] ?? []].flat();
  const open = types.every((type) => typeof type === "string" && STAND_INS.has(type));
  const description = schema["description"];
  return open && typeof description === "string" && SAYS_BYTES.test(description) ? "description" : undefined;
}

/** Whether the schema of bytes lets null stand in for them. */
export function allowsNull(schema: JsonObject): boolean {
  return [schema["type"] ?? []].flat().includes("null");
}
