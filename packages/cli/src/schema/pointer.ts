import { tokensOf } from "@waybill/runtime/codegen";

export { pointer as append, tokensOf } from "@waybill/runtime/codegen";

/** The node at a pointer; `undefined` when there is none. Only own members count. */
export function nodeAt(value: unknown, pointer: string): unknown {
  let node = value;
  for (const token of tokensOf(pointer)) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, token)) return undefined;
    node = (node as Record<string, unknown>)[token];
  }
  return node;
}
