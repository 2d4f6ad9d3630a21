import { type Graph, isComplement, type Literal, nodeOf, positive } from "../normal/graph.ts";

type Tags = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Tells at a glance that no object is of two schemas: a key that both require has other constants in each. This is what
 * keeps the branches of a union apart, and it is asked often.
 */
export class Disjointness {
  readonly #graph: Graph;
  readonly #known = new Map<number, Tags>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** Whether there is provably no object of both; false says nothing. */
  ofObjects(a: Literal, b: Literal): boolean {
    if (isComplement(a) || isComplement(b)) return false;
    const other = this.#tags(b);
    for (const [key, values] of this.#tags(a)) {
      const others = other.get(key);
      if (others !== undefined && ![...values].some((value) => others.has(value))) return true;
    }
    return false;
  }

  #tags(literal: Literal): Tags {
    const node = nodeOf(literal);
    let tags = this.#known.get(node);
    if (tags === undefined) {
      tags = this.#read(node);
      this.#known.set(node, tags);
    }
    return tags;
  }

  #read(node: number): Tags {
    const required = new Set<string>();
    const constants = new Map<string, ReadonlySet<string>>();
    for (const { claim } of this.#graph.atomsOf(positive(node))) {
      if (claim.kind === "required") required.add(claim.key);
      else if (claim.kind === "properties") {
        for (const [key, schema] of claim.named) {
          const values = this.#constants(schema);
          if (values !== undefined) constants.set(key, values);
        }
      } else if (claim.kind === "all") {
        for (const part of claim.of)
          if (!isComplement(part))
            for (const [key, values] of this.#tags(part)) {
              required.add(key);
              if (!constants.has(key)) constants.set(key, values);
            }
      }
    }
    return new Map([...constants].filter(([key]) => required.has(key)));
  }

  #constants(literal: Literal): ReadonlySet<string> | undefined {
    if (isComplement(literal)) return undefined;
    for (const { claim } of this.#graph.atomsOf(literal)) {
      if (claim.kind === "enum") return claim.keys;
      const [only] = claim.kind === "all" ? claim.of : [];
      const values = only === undefined ? undefined : this.#constants(only);
      if (values !== undefined) return values;
    }
    return undefined;
  }
}
