import type { Document } from "../normal/document.ts";
import { type Atom, complement, type Graph, isComplement, type Literal, nodeOf } from "../normal/graph.ts";
import { isObject, keyOf } from "../value.ts";
import type { Edit, Pair, Part, Slot } from "./edit.ts";
import { likeness } from "./match-branches.ts";
import { slotFor } from "./structures.ts";

export interface Sides {
  readonly writer: Document;
  readonly reader: Document;
}

/** One keyword of a pair: its atoms on both sides. */
export interface Group {
  readonly writer: readonly Atom[];
  readonly reader: readonly Atom[];
}

/** Aligns two schemas part by part and finds the edits that make the difference. */
export class Pairing {
  readonly graph: Graph;
  readonly root: Part;
  readonly pairs = new Map<string, Pair>();
  readonly edits = new Map<Edit, Pair | undefined>();
  readonly #documents: Sides;

  constructor(graph: Graph, documents: Sides, writer: Literal, reader: Literal) {
    this.graph = graph;
    this.#documents = documents;
    const own = nearestBranch(graph, writer, reader);
    this.root = this.part(undefined, { writer: own, reader }, { writer: "", reader: "" }, "schema");
  }

  /** Edits of the pair, or of the root when there is no pair. */
  edit(owner: Pair | undefined, edit: Edit): Edit {
    this.edits.set(edit, owner);
    owner?.edits.add(edit);
    return edit;
  }

  /**
   * What two literals at these places are to one another: the same, a pair, or an edit of the keyword `rule`. A place is
   * that of the reference where the schema is one.
   */
  part(
    owner: Pair | undefined,
    { writer, reader }: { readonly writer: Literal; readonly reader: Literal },
    at: { readonly writer: string; readonly reader: string },
    rule: string,
    key?: string,
  ): Part {
    if (this.graph.canonical(writer) === this.graph.canonical(reader)) return { writer, reader };
    if (isComplement(writer) && isComplement(reader)) {
      const literals = { writer: complement(writer), reader: complement(reader) };
      return { ...this.part(owner, literals, at, rule, key), writer, reader, isComplement: true };
    }
    const named = key === undefined ? {} : { key };
    if (this.#isRetargeted(at)) {
      const places = { writer: `${at.writer}/$ref`, reader: `${at.reader}/$ref` };
      return { writer, reader, edit: this.edit(owner, { rule: "$ref", side: "both", ...places, ...named }) };
    }
    const isRoot = owner === undefined && rule === "schema";
    if (isRoot ? this.#isFalse(reader) : this.#isSimple(writer) || this.#isSimple(reader))
      return { writer, reader, edit: this.edit(owner, { rule, side: "both", ...at, ...named }) };
    return { writer, reader, pair: this.#pair(owner, writer, reader, at) };
  }

  /** The pair and all that it is a part of. */
  around(...pairs: readonly Pair[]): readonly Pair[] {
    const found = new Set(pairs);
    for (const pair of found) for (const parent of pair.parents) found.add(parent);
    return [...found];
  }

  /** What is written at a place. */
  at(side: keyof Sides, pointer: string): unknown {
    return this.#documents[side].at(pointer);
  }

  has(side: keyof Sides, pointer: string): boolean {
    return this.at(side, pointer) !== undefined;
  }

  /** The place if the schema has it, else the one around it. */
  nearest(side: keyof Sides, pointer: string, around: string): string {
    return this.has(side, pointer) ? pointer : around;
  }

  #pair(
    owner: Pair | undefined,
    writer: Literal,
    reader: Literal,
    at: { readonly writer: string; readonly reader: string },
  ): Pair {
    const key = `${writer},${reader}`;
    let pair = this.pairs.get(key);
    if (pair === undefined) {
      const { graph } = this;
      pair = {
        writer,
        reader,
        writerAt: graph.pointerOf(nodeOf(writer)) ?? at.writer,
        readerAt: graph.pointerOf(nodeOf(reader)) ?? at.reader,
        slots: [],
        parents: new Set(),
        edits: new Set(),
      };
      this.pairs.set(key, pair);
      pair.slots.push(...this.#slots(pair));
    }
    if (owner !== undefined) pair.parents.add(owner);
    return pair;
  }

  #slots(pair: Pair): readonly Slot[] {
    const groups = new Map<string, { writer: Atom[]; reader: Atom[] }>();
    for (const side of ["reader", "writer"] as const)
      for (const atom of this.graph.atomsOf(pair[side])) {
        const key = groupOf(atom);
        const group = groups.get(key) ?? { writer: [], reader: [] };
        groups.set(key, group);
        group[side].push(atom);
      }
    return [...groups].flatMap(([key, group]): readonly Slot[] => {
      if (this.#signature(group.writer) === this.#signature(group.reader))
        return [{ kind: "same", atoms: group.reader }];
      return slotFor(this, pair, key, group) ?? [this.#editOf(pair, group)];
    });
  }

  #signature(atoms: readonly Atom[]): string {
    const all = atoms.map(({ claim }) => this.graph.signatureOf(claim));
    return [...new Set(all)].sort().join("&");
  }

  /** A keyword that is edited as a whole. */
  #editOf(pair: Pair, group: Group): Slot {
    const own = new Set(group.writer.map(({ claim }) => this.graph.signatureOf(claim)));
    const others = new Set(group.reader.map(({ claim }) => this.graph.signatureOf(claim)));
    const isNew = (known: ReadonlySet<string>) => (atom: Atom) =>
      !known.has(this.graph.signatureOf(atom.claim));
    const before = group.writer.find(isNew(others)) ?? group.writer[0];
    const after = group.reader.find(isNew(own)) ?? group.reader[0];
    const { rule } = (after ?? before) as Atom;
    const places = {
      writer: before?.at ?? pair.writerAt,
      reader: after?.at ?? pair.readerAt,
    };
    const isSame =
      rule.startsWith("unevaluated") &&
      keyOf(this.#documents.writer.at(places.writer)) === keyOf(this.#documents.reader.at(places.reader));
    const side = before === undefined ? "reader" : after === undefined ? "writer" : "both";
    const edit = this.edit(pair, { rule, side, ...places, ...(isSame && { follows: true }) });
    return { kind: "edit", edit, ...group };
  }

  /** Whether a reference leads to another schema, where the one it led to is still there, or the new one was before. */
  #isRetargeted(at: { readonly writer: string; readonly reader: string }): boolean {
    const [before, after] = [this.#targetOf("writer", at.writer), this.#targetOf("reader", at.reader)];
    if (before === undefined || after === undefined || before === after) return false;
    return this.has("reader", before) || this.has("writer", after);
  }

  #targetOf(side: keyof Sides, pointer: string): string | undefined {
    const node = this.#documents[side].at(pointer);
    if (!isObject(node) || typeof node["$ref"] !== "string") return undefined;
    return this.#documents[side].resolve(node["$ref"], pointer);
  }

  /** Whether the schema is a boolean, or not one that was written at a place. */
  #isSimple(literal: Literal): boolean {
    return (
      isComplement(literal) || this.#isFalse(literal) || this.graph.pointerOf(nodeOf(literal)) === undefined
    );
  }

  #isFalse(literal: Literal): boolean {
    return !isComplement(literal) && this.graph.atomsOf(literal).some(({ rule }) => rule === "false");
  }
}

/**
 * The branch that is most like the reader's schema, of a writer's schema that is an `allOf` and nothing else: whatever is
 * of all branches is of that one.
 */
function nearestBranch(graph: Graph, writer: Literal, reader: Literal): Literal {
  const [only, ...others] = graph.atomsOf(writer);
  const isMade = graph.atomsOf(reader).some(({ rule }) => rule === "allOf");
  if (only?.rule !== "allOf" || only.claim.kind !== "all" || others.length > 0 || isMade) return writer;
  const scores = only.claim.of.map((branch) => ({ branch, score: likeness(graph, branch, reader) }));
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a), { branch: writer, score: 0 });
  return best.branch;
}

/** Keywords that are spelled differently and say the same kind of thing. */
function groupOf({ claim, rule, at }: Atom): string {
  if (claim.kind === "enum") return "value";
  if ((claim.kind === "min" || claim.kind === "max") && rule !== "format") return claim.kind;
  if (rule.startsWith("depend")) return `dependency ${at.slice(at.lastIndexOf("/") + 1)}`;
  return rule;
}
