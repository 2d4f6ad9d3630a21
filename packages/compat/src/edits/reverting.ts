import { type Atom, complement, type Literal, positive } from "../normal/graph.ts";
import type { Edit, Pair, Part, Resolver } from "./edit.ts";
import type { Pairing } from "./pairing.ts";

/** The reader's schema with some edits taken back: there it says what the writer's says. */
export interface Reverted {
  readonly literal: Literal;
  /** The schema that stands for the reader's of a pair. */
  literalOf(pair: Pair): Literal;
}

/**
 * Adds the nodes that differ from the reader's to the graph. With all edits taken back the schema is the writer's own, so
 * that taking back one after another ends at a schema that accepts whatever is sent.
 */
export function revert(pairing: Pairing, edits: ReadonlySet<Edit>): Reverted {
  return new Reverting(pairing, edits);
}

class Reverting implements Reverted, Resolver {
  readonly literal: Literal;
  readonly #pairing: Pairing;
  readonly #edits: ReadonlySet<Edit>;
  readonly #touched: ReadonlySet<Pair>;
  readonly #open: ReadonlySet<Pair>;
  readonly #nodes = new Map<Pair, Literal>();

  constructor(pairing: Pairing, edits: ReadonlySet<Edit>) {
    this.#pairing = pairing;
    this.#edits = edits;
    const owners = (isReverted: boolean): ReadonlySet<Pair> =>
      new Set(
        pairing.around(
          ...[...pairing.edits].flatMap(([edit, pair]) =>
            pair !== undefined && edits.has(edit) === isReverted ? [pair] : [],
          ),
        ),
      );
    this.#touched = owners(true);
    this.#open = owners(false);
    this.literal = this.literalOfPart(pairing.root);
  }

  literalOfPart(part: Part): Literal {
    return this.#literal(part) as Literal;
  }

  literalOf(at: Pair): Literal;
  literalOf(at: Part): Literal | undefined;
  literalOf(at: Pair | Part): Literal | undefined {
    return "slots" in at ? this.#ofPair(at) : this.#literal(at);
  }

  isReverted(edit: Edit): boolean {
    return this.#edits.has(edit);
  }

  #literal(part: Part): Literal | undefined {
    if (part.edit !== undefined) return this.isReverted(part.edit) ? part.writer : part.reader;
    if (part.pair === undefined) return part.reader;
    const literal = this.#ofPair(part.pair);
    return part.isComplement ? complement(literal) : literal;
  }

  #ofPair(pair: Pair): Literal {
    if (!this.#touched.has(pair)) return pair.reader;
    if (!this.#open.has(pair)) return pair.writer;
    let literal = this.#nodes.get(pair);
    if (literal === undefined) {
      const node = this.#pairing.graph.reserve();
      literal = positive(node);
      this.#nodes.set(pair, literal);
      this.#pairing.graph.define(node, this.#atomsOf(pair), pair.readerAt);
    }
    return literal;
  }

  #atomsOf({ slots }: Pair): readonly Atom[] {
    return slots.flatMap((slot): readonly Atom[] => {
      if (slot.kind === "same") return slot.atoms;
      if (slot.kind === "edit") return this.isReverted(slot.edit) ? slot.writer : slot.reader;
      return [{ ...slot.atom, claim: slot.rebuild(this) }];
    });
  }
}
