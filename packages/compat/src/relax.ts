import { partsOf } from "./normal/document.ts";
import { isObject, type JsonSchema } from "./value.ts";

/**
 * The schema without one keyword: a `false` becomes `true`, a required key is not required any more. Undefined when
 * there is no such keyword.
 */
export function relax(schema: JsonSchema, pointer: string): JsonSchema | undefined {
  const parts = partsOf(pointer);
  if (parts.length === 0) return schema === false ? true : undefined;
  return without(schema, parts) as JsonSchema | undefined;
}

function without(node: unknown, parts: readonly string[]): unknown {
  const [part = "", ...rest] = parts;
  if (Array.isArray(node)) {
    const index = Number(part);
    if (!(index in node)) return undefined;
    if (rest.length === 0) return node[index] === false ? node.with(index, true) : node.toSpliced(index, 1);
    const child = without(node[index], rest);
    return child === undefined ? undefined : node.with(index, child);
  }
  if (!isObject(node) || !Object.hasOwn(node, part)) return undefined;
  if (rest.length > 0) {
    const child = without(node[part], rest);
    return child === undefined ? undefined : replaced(node, part, child);
  }
  if (node[part] === false) return replaced(node, part, true);
  return Object.fromEntries(Object.entries(node).filter(([key]) => key !== part));
}

function replaced(node: { readonly [key: string]: unknown }, part: string, child: unknown): unknown {
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, key === part ? child : value]));
}
