import { Decimal } from "../decimal.ts";
import { ARRAY, FRACTION, INTEGER, OBJECT, STRING } from "../normal/graph.ts";
import type { Value } from "../value.ts";
import { EMPTY, Gathering, isEmpty, type Outcome } from "./outcome.ts";
import type { Solver } from "./solver.ts";
import type { State } from "./state.ts";

/** Bytes of a length; those that hold a JSON document are made from a value of its schema, with spaces to fill. */
export function solveBytes(solver: Solver, state: State, want: number): Outcome {
  const found = new Gathering(want);
  if (state.content.length > 0) {
    if (state.max < shortestDocument(solver, state)) return EMPTY;
    const documents = documentsOf(solver, state, want);
    if (isEmpty(documents)) return documents;
    for (const value of documents.values) {
      const bytes = new TextEncoder().encode(textOf(value).padEnd(state.min, " "));
      if (bytes.length >= state.min && bytes.length <= state.max) found.value(bytes);
    }
    if (!found.enough) found.miss("a JSON document of this length");
    return found.result(false);
  }
  for (const filler of [0, 1, 0x7b]) {
    for (let extra = 0; extra < want && state.min + extra <= Math.min(state.max, 10_000_000); extra++) {
      if (found.enough) return found.result(false);
      found.value(new Uint8Array(state.min + extra).fill(filler));
    }
  }
  found.miss("bytes of this length");
  return found.result(state.max === 0);
}

/** Bytes below which there is no document of these kinds of values. */
function shortestDocument({ masks, graph }: Solver, { content }: State): number {
  const mask = content.reduce((all, literal) => all & masks.of(literal), graph.universe);
  if ((mask & (INTEGER | FRACTION)) !== 0) return 1;
  return (mask & (STRING | ARRAY | OBJECT)) !== 0 ? 2 : 4;
}

/** JSON documents that an item or bytes may hold. */
export function documentsOf(solver: Solver, state: State, want: number): Outcome {
  return solver.solve([...state.content, ...state.notContent.map((schema) => schema ^ 1)], want);
}

/** A value as compact JSON, integers of any size as they are. */
export function textOf(value: Value): string {
  if (typeof value === "bigint" || value instanceof Decimal) return String(value);
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map(textOf).join(",")}]`;
  if (typeof value === "object" && value !== null)
    return `{${Object.entries(value as { readonly [key: string]: Value })
      .map(([key, member]) => `${JSON.stringify(key)}:${textOf(member)}`)
      .join(",")}}`;
  return JSON.stringify(value);
}
