import type { JsonSchema } from "@waybill/runtime";
import type { TypeSchema } from "./compiler.ts";
import { type Node, normalize, unionOf } from "./normalize.ts";

/** The most lengths that a tuple is spelled out in; beyond, its type is any list. */
const maxLengths = 8;

/** A list, or a tuple in each of the lengths that the schema allows; open unless the schema closes it. */
export function arrayType(node: Node): TypeSchema {
  const { items = true, additionalItems = true, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = node;
  if (!Array.isArray(items)) return { type: "array", items: normalize(items as JsonSchema) };
  const elements = (items as JsonSchema[]).map(normalize);
  const [least, most] = [minItems as number, maxItems as number];
  const lengths: TypeSchema[] = [];
  for (let length = least; length < elements.length && length <= most; length++) {
    if (lengths.length >= maxLengths) return { tsType: "unknown[]" };
    lengths.push(tuple(elements.slice(0, length)));
  }
  if (most >= elements.length) {
    const isClosed = additionalItems === false || most === elements.length;
    lengths.push(isClosed ? tuple(elements) : tuple(elements, normalize(additionalItems as JsonSchema)));
  }
  return lengths.length === 0 ? { tsType: "never" } : unionOf(lengths);
}

function tuple(elements: readonly TypeSchema[], rest?: TypeSchema): TypeSchema {
  if (elements.length > 0) return { type: "array", items: [...elements], additionalItems: rest ?? false };
  return rest === undefined ? { tsType: "[]" } : { type: "array", items: rest };
}
