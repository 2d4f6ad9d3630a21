import type { Atom, Claim, Literal } from "../normal/graph.ts";

/** One place at which the reader's schema says something else than the writer's. */
export interface Edit {
  /** The keyword that was edited: `maximum`, `required`, `properties` for a property that is named or not. */
  readonly rule: string;
  /** Which side has what the other lacks; `both` where both have it, each its own. */
  readonly side: "writer" | "reader" | "both";
  /** Where, as JSON Pointers; the nearest place around it in the schema that lacks it. */
  readonly writer: string;
  readonly reader: string;
  /** The key of an object that it is about, under its name in the writer's schema and in the reader's. */
  readonly key?: string;
  readonly renamed?: string;
  /** Where the key is required, on the side that names it; the place around it on the other. */
  readonly required?: { readonly writer: string; readonly reader: string };
  /** Whether nothing was edited here: what the keyword says hangs on what other keywords evaluate. */
  readonly follows?: boolean;
}

/** One schema within another, on both sides: the same on both, walked into as a pair, or put there by an edit. */
export interface Part {
  readonly writer: Literal | undefined;
  readonly reader: Literal | undefined;
  readonly pair?: Pair;
  /** Whether the literals are the complements of those of the pair. */
  readonly isComplement?: boolean;
  readonly edit?: Edit;
}

/** The schemas of one place, and what makes up the difference between them. */
export interface Pair {
  readonly writer: Literal;
  readonly reader: Literal;
  readonly writerAt: string;
  readonly readerAt: string;
  readonly slots: Slot[];
  readonly parents: Set<Pair>;
  readonly edits: Set<Edit>;
}

/** What a rebuilt claim is made of. */
export interface Resolver {
  literalOf(part: Part): Literal | undefined;
  isReverted(edit: Edit): boolean;
}

/** What both schemas of a pair say by one keyword. */
export type Slot =
  | { readonly kind: "same"; readonly atoms: readonly Atom[] }
  | {
      readonly kind: "edit";
      readonly edit: Edit;
      readonly writer: readonly Atom[];
      readonly reader: readonly Atom[];
    }
  | { readonly kind: "claim"; readonly atom: Atom; readonly rebuild: (resolver: Resolver) => Claim };
