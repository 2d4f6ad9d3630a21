import type { JsonSchema } from "@waybill/runtime";
import { annotations } from "../keywords.ts";
import { strip } from "../strip.ts";

export type Node = { readonly [keyword: string]: unknown };

const byte = JSON.stringify([
  ["maximum", 255],
  ["minimum", 0],
  ["type", "integer"],
]);

const own = new Set(["type", "items", "minItems", "maxItems", "contentMediaType", "contentSchema"]);

/** Whether a schema is about bytes that JSON spells as an array of their values, and says what they are. */
export function isByteArray(node: Node): boolean {
  const { type, items, contentMediaType } = node;
  return (
    type === "array" &&
    typeof contentMediaType === "string" &&
    JSON.stringify(Object.entries(strip((items ?? true) as JsonSchema)).sort()) === byte &&
    Object.keys(node).every((keyword) => own.has(keyword) || annotations.has(keyword))
  );
}

/** The same of the bytes. `items` still says what stands for each of them. */
export function asBinary({ type: _, minItems, maxItems, ...rest }: Node): Node {
  return {
    contentEncoding: "binary",
    ...rest,
    ...(minItems !== undefined && { minLength: minItems }),
    ...(maxItems !== undefined && { maxLength: maxItems }),
  };
}

const aboutArrays = ["items", "additionalItems", "minItems", "maxItems", "uniqueItems", "contains"];

/** Whether the node's own keywords say the same of an array as of bytes. */
export function isIndifferent(node: Node): boolean {
  const { type } = node;
  if (type !== undefined) return ![type].flat().includes("array");
  if (listed(node).length > 0) return !listed(node).some(Array.isArray);
  return ![...aboutArrays, "contentSchema"].some((keyword) => keyword in node);
}

/** Whether it compares the value with one that has parts. */
export function namesContainer(node: Node): boolean {
  return listed(node).some((value) => typeof value === "object" && value !== null);
}

function listed(node: Node): readonly unknown[] {
  return "const" in node ? [node["const"]] : ((node["enum"] ?? []) as readonly unknown[]);
}
