import { parseJsonBytes } from "@waybill/runtime/codegen";
import { holds, schemaAt, schemasFor } from "./evaluate.ts";
import type { Document } from "./normal/document.ts";
import { type Graph, isComplement, type Literal, nodeOf } from "./normal/graph.ts";
import { isObject, type ObjectValue, type Path, toPointer, type Value } from "./value.ts";

/**
 * The place of a schema that speaks of a part of a message which it accepts, as a JSON Pointer: the keyword where there
 * is one of this name, else the schema of the part or of the nearest part around it.
 */
export function locate(
  graph: Graph,
  root: Literal,
  document: Document,
  value: Value,
  path: Path,
  near: { readonly rule: string; readonly at: string },
): string | undefined {
  for (let length = path.length; length >= 0; length--) {
    const found = new Set<string>();
    collect(graph, root, value, path.slice(0, length), found);
    if (found.size === 0) continue;
    const pointers = [...found];
    const wanted = near.at.slice(0, near.at.lastIndexOf("/"));
    const chosen =
      pointers.find((pointer) => pointer === wanted) ??
      pointers.find((pointer) => has(document, pointer, near.rule)) ??
      pointers.at(-1);
    if (chosen === undefined) return undefined;
    return length === path.length && has(document, chosen, near.rule) ? `${chosen}/${near.rule}` : chosen;
  }
  return undefined;
}

function has(document: Document, pointer: string, rule: string): boolean {
  const schema = document.at(pointer);
  return isObject(schema) && Object.hasOwn(schema, rule);
}

function collect(graph: Graph, literal: Literal, value: Value, path: Path, found: Set<string>): void {
  if (isComplement(literal)) return;
  const [step, ...rest] = path;
  const pointer = graph.pointerOf(nodeOf(literal));
  if (step === undefined && pointer !== undefined) found.add(pointer);
  for (const { claim } of graph.atomsOf(literal)) {
    if (claim.kind === "all") for (const part of claim.of) collect(graph, part, value, path, found);
    else if (claim.kind === "any" || claim.kind === "one") {
      for (const option of claim.of)
        if (holds(graph, option, value)) collect(graph, option, value, path, found);
    } else if (claim.kind === "content") {
      collect(graph, claim.schema, documentIn(value), path, found);
    } else if (step === undefined) {
      // Only the schemas of the value itself are wanted.
    } else if (claim.kind === "properties" && isObject(value) && Object.hasOwn(value, step)) {
      for (const schema of schemasFor(claim, String(step)))
        collect(graph, schema, (value as ObjectValue)[step] as Value, rest, found);
    } else if (claim.kind === "items" && Array.isArray(value)) {
      collect(graph, schemaAt(claim, Number(step)), value[Number(step)] as Value, rest, found);
    }
  }
}

/** The JSON document that bytes hold, null when they hold none. */
function documentIn(value: Value): Value {
  const isHolder = Array.isArray(value) || value instanceof Uint8Array;
  return (isHolder ? (parseJsonBytes(value) as Value | undefined) : undefined) ?? null;
}

/** A schema that speaks of a part of a message, as one text: where the part is, and where the schema. */
function placeOf(path: Path, pointer: string): string {
  return `${toPointer(path)} ${pointer}`;
}

/** The `placeOf` of all schemas that speak of the value or a part of it and that it is of. */
export function accepting(graph: Graph, root: Literal, value: Value): ReadonlySet<string> {
  const found = new Set<string>();
  visit(graph, root, value, [], found);
  return found;
}

function visit(graph: Graph, literal: Literal, value: Value, path: Path, found: Set<string>): void {
  if (isComplement(literal)) return;
  const pointer = graph.pointerOf(nodeOf(literal));
  if (pointer !== undefined) found.add(placeOf(path, pointer));
  for (const { claim } of graph.atomsOf(literal)) {
    if (claim.kind === "all") for (const part of claim.of) visit(graph, part, value, path, found);
    else if (claim.kind === "any" || claim.kind === "one") {
      for (const option of claim.of)
        if (holds(graph, option, value)) visit(graph, option, value, path, found);
    } else if (claim.kind === "properties" && isObject(value)) {
      for (const [key, member] of Object.entries(value as ObjectValue))
        for (const schema of schemasFor(claim, key)) visit(graph, schema, member, [...path, key], found);
    } else if (claim.kind === "content") {
      visit(graph, claim.schema, documentIn(value), path, found);
    } else if (claim.kind === "items" && Array.isArray(value)) {
      for (const [i, item] of value.entries())
        visit(graph, schemaAt(claim, i), item as Value, [...path, i], found);
    }
  }
}
