import { parseJsonBytes } from "@waybill/runtime/codegen";
import { holds, schemaAt, schemasFor } from "./evaluate.ts";
import { type Graph, isComplement, type Literal, nodeOf } from "./normal/graph.ts";
import { isObject, type ObjectValue, type Path, toPointer, type Value } from "./value.ts";

/**
 * Where a schema, or one within it, speaks of the value or of a part of it that it accepts: two JSON Pointers with a space
 * between, into the value and into the schema.
 */
export function accepting(graph: Graph, root: Literal, value: Value): ReadonlySet<string> {
  const found = new Set<string>();
  visit(graph, root, value, [], found, new Set());
  return found;
}

function visit(
  graph: Graph,
  literal: Literal,
  value: Value,
  path: Path,
  found: Set<string>,
  visited: Set<string>,
): void {
  const place = `${toPointer(path)} ${literal}`;
  if (isComplement(literal) || visited.has(place)) return;
  visited.add(place);
  const pointer = graph.pointerOf(nodeOf(literal));
  if (pointer !== undefined) found.add(`${toPointer(path)} ${pointer}`);
  for (const { claim } of graph.atomsOf(literal)) {
    if (claim.kind === "all") for (const part of claim.of) visit(graph, part, value, path, found, visited);
    else if (claim.kind === "any" || claim.kind === "one") {
      for (const option of claim.of)
        if (holds(graph, option, value)) visit(graph, option, value, path, found, visited);
    } else if (claim.kind === "properties" && isObject(value)) {
      for (const [key, member] of Object.entries(value as ObjectValue))
        for (const schema of schemasFor(claim, key))
          visit(graph, schema, member, [...path, key], found, visited);
    } else if (claim.kind === "content") {
      visit(graph, claim.schema, documentIn(value), path, found, visited);
    } else if (claim.kind === "items" && Array.isArray(value)) {
      for (const [i, item] of value.entries())
        visit(graph, schemaAt(claim, i), item as Value, [...path, i], found, visited);
    }
  }
}

/** The JSON document that bytes hold, null when they hold none. */
function documentIn(value: Value): Value {
  const isHolder = Array.isArray(value) || value instanceof Uint8Array;
  return (isHolder ? (parseJsonBytes(value) as Value | undefined) : undefined) ?? null;
}
