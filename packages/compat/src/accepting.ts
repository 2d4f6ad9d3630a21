import { parseJsonBytes } from "@waybill/runtime/codegen";
import { holds, type Known, schemaAt, schemasFor } from "./evaluate.ts";
import { type Graph, isComplement, type Literal, nodeOf } from "./normal/graph.ts";
import { isObject, type ObjectValue, toPointer, type Value } from "./value.ts";

/**
 * Where a schema, or one within it, speaks of the value or of a part of it that it accepts: two JSON Pointers with a space
 * between, into the value and into the schema.
 */
export function accepting(graph: Graph, root: Literal, value: Value): ReadonlySet<string> {
  const found = new Set<string>();
  const visited = new Set<string>();
  const known: Known = new Map();
  const visit = (literal: Literal, part: Value, path: string): void => {
    const place = `${path} ${literal}`;
    if (isComplement(literal) || visited.has(place)) return;
    visited.add(place);
    const pointer = graph.pointerOf(nodeOf(literal));
    if (pointer !== undefined) found.add(`${path} ${pointer}`);
    for (const { claim } of graph.atomsOf(literal)) {
      if (claim.kind === "all") for (const schema of claim.of) visit(schema, part, path);
      else if (claim.kind === "any" || claim.kind === "one") {
        for (const option of claim.of) if (holds(graph, option, part, known)) visit(option, part, path);
      } else if (claim.kind === "properties" && isObject(part)) {
        for (const [key, member] of Object.entries(part as ObjectValue))
          for (const schema of schemasFor(claim, key)) visit(schema, member, path + toPointer([key]));
      } else if (claim.kind === "content") {
        visit(claim.schema, documentIn(part), path);
      } else if (claim.kind === "items" && Array.isArray(part)) {
        for (const [i, item] of part.entries()) visit(schemaAt(claim, i), item as Value, `${path}/${i}`);
      }
    }
  };
  visit(root, value, "");
  return found;
}

/** The JSON document that bytes hold, null when they hold none. */
function documentIn(value: Value): Value {
  const isHolder = Array.isArray(value) || value instanceof Uint8Array;
  return (isHolder ? (parseJsonBytes(value) as Value | undefined) : undefined) ?? null;
}
