import { formats } from "@waybill/runtime/codegen";
import { Document } from "./normal/document.ts";
import { Graph, type Literal } from "./normal/graph.ts";
import { breakLoops, Reader } from "./normal/read.ts";
import type { JsonSchema } from "./value.ts";

/** Formats of texts that are asserted when formats are. */
export const assertedFormats: ReadonlySet<string> = new Set(
  Object.keys(formats).filter((name) => name !== "int64" && name !== "uint64"),
);

const none: ReadonlySet<string> = new Set();

export interface Compiled {
  readonly graph: Graph;
  /** One literal for each schema. */
  readonly roots: readonly Literal[];
  readonly documents: readonly Document[];
}

/** Reads schemas, or documents that were made of them before, into one graph. `format` says whether formats of texts are asserted. */
export function compile(
  schemas: readonly (JsonSchema | Document)[],
  format: "assert" | "annotate" = "assert",
): Compiled {
  const graph = new Graph();
  const documents = schemas.map((schema) => (schema instanceof Document ? schema : new Document(schema)));
  return { graph, roots: readInto(graph, documents, format), documents };
}

/** Reads documents into a graph that may have others already, whose literals stay what they are. */
export function readInto(
  graph: Graph,
  documents: readonly Document[],
  format: "assert" | "annotate",
): readonly Literal[] {
  const options = { formats: format === "assert" ? assertedFormats : none };
  const roots = documents.map((document) => new Reader(graph, document, options).read(""));
  breakLoops(graph);
  graph.merge();
  return roots;
}
