import { kindOf } from "../evaluate.ts";
import { complement, type Graph, isComplement, type Literal, subject } from "../normal/graph.ts";

/** Which kinds of values a schema may have, seen without looking into values. */
export class KindMasks {
  readonly #graph: Graph;
  readonly #known = new Map<Literal, number>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** The kinds of values of which there may be one; others there are none. */
  of(literal: Literal): number {
    const known = this.#known.get(literal);
    if (known !== undefined) return known;
    let mask = 255;
    if (isComplement(literal)) {
      const atoms = this.#graph.atomsOf(literal);
      const said = atoms.reduce((all, { claim }) => {
        if (claim.kind === "type") return all | (255 & ~claim.mask);
        if (claim.kind === "all") return claim.of.reduce((sum, part) => sum | this.of(complement(part)), all);
        return all | subject(claim);
      }, 0);
      mask = said;
    } else {
      for (const { claim } of this.#graph.atomsOf(literal)) {
        if (claim.kind === "type") mask &= claim.mask;
        else if (claim.kind === "enum")
          mask &= claim.values.reduce<number>((all, value) => all | kindOf(value), 0);
        else if (claim.kind === "all") for (const part of claim.of) mask &= this.of(part);
        else if (claim.kind === "any" || claim.kind === "one")
          mask &= claim.of.reduce((all, part) => all | this.of(part), 0);
      }
    }
    this.#known.set(literal, mask);
    return mask;
  }
}
