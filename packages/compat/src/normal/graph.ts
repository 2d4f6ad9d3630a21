import type { Rational } from "../rational.ts";
import type { Value } from "../value.ts";

/** A node of the graph, or its complement: twice the node's number, plus one for the complement. */
export type Literal = number;

export const positive = (node: number): Literal => node * 2;
export const complement = (literal: Literal): Literal => literal ^ 1;
export const isComplement = (literal: Literal): boolean => (literal & 1) === 1;
export const nodeOf = (literal: Literal): number => literal >> 1;

/** Kinds of values as bits: integers and fractions are apart, as are bytes. */
export const NULL = 1;
export const BOOLEAN = 2;
export const INTEGER = 4;
export const FRACTION = 8;
export const STRING = 16;
export const ARRAY = 32;
export const OBJECT = 64;
export const BYTES = 128;

/** The one thing that an atom says; it says nothing of values of other kinds than it is about. */
export type Claim =
  | { readonly kind: "type"; readonly mask: number }
  | { readonly kind: "enum"; readonly values: readonly Value[]; readonly keys: ReadonlySet<string> }
  | { readonly kind: "min" | "max"; readonly bound: Rational; readonly exclusive: boolean }
  | { readonly kind: "multiple"; readonly of: Rational }
  | { readonly kind: "minLength" | "maxLength" | "minBytes" | "maxBytes"; readonly count: number }
  | { readonly kind: "pattern"; readonly source: string }
  | { readonly kind: "format"; readonly name: string }
  | { readonly kind: "content"; readonly schema: Literal }
  | PropertiesClaim
  | { readonly kind: "required"; readonly key: string }
  | { readonly kind: "minProperties" | "maxProperties"; readonly count: number }
  | { readonly kind: "names"; readonly schema: Literal }
  | ItemsClaim
  | { readonly kind: "minItems" | "maxItems"; readonly count: number }
  | { readonly kind: "unique" }
  | ContainsClaim
  | { readonly kind: "all" | "any" | "one"; readonly of: readonly Literal[] }
  | { readonly kind: "opaque"; readonly why: string };

export interface PropertiesClaim {
  readonly kind: "properties";
  readonly named: ReadonlyMap<string, Literal>;
  readonly patterns: readonly (readonly [source: string, schema: Literal])[];
  readonly rest: Literal;
}

export interface ItemsClaim {
  readonly kind: "items";
  readonly prefix: readonly Literal[];
  readonly rest: Literal;
}

/** At least `min` and at most `max` items are of the schema. */
export interface ContainsClaim {
  readonly kind: "contains";
  readonly schema: Literal;
  readonly min: number;
  readonly max: number;
}

/** A claim with the keyword that makes it, as a JSON Pointer into the schema it was read from. */
export interface Atom {
  readonly claim: Claim;
  readonly rule: string;
  readonly at: string;
}

/** The kinds of values about which a claim says something. */
export function subject(claim: Claim): number {
  switch (claim.kind) {
    case "min":
    case "max":
    case "multiple":
      return INTEGER | FRACTION;
    case "minLength":
    case "maxLength":
    case "pattern":
    case "format":
      return STRING;
    case "minBytes":
    case "maxBytes":
      return BYTES;
    case "content":
      return BYTES | ARRAY;
    case "properties":
    case "required":
    case "minProperties":
    case "maxProperties":
    case "names":
      return OBJECT;
    case "items":
    case "minItems":
    case "maxItems":
    case "unique":
    case "contains":
      return ARRAY;
    default:
      return 255;
  }
}

/** The literals of a claim. */
export function childrenOf(claim: Claim): readonly Literal[] {
  switch (claim.kind) {
    case "properties":
      return [...claim.named.values(), ...claim.patterns.map(([, schema]) => schema), claim.rest];
    case "items":
      return [...claim.prefix, claim.rest];
    case "contains":
    case "names":
    case "content":
      return [claim.schema];
    case "all":
    case "any":
    case "one":
      return claim.of;
    default:
      return [];
  }
}

export interface Node {
  readonly atoms: readonly Atom[];
  /** Where the schema was read, as a JSON Pointer; undefined for what no schema says in its own words. */
  readonly pointer?: string;
}

/** Every value is of node 0. */
export const TRUE: Literal = positive(0);
export const FALSE: Literal = complement(TRUE);

/** The schemas of one comparison as numbered conjunctions of atoms. */
export class Graph {
  readonly nodes: Node[] = [{ atoms: [] }];
  /** The kinds of values there are: bytes only where a schema speaks of them. */
  universe = 255 & ~BYTES;
  #representatives: number[] = [0];
  readonly #synthetic = new Map<string, number>();

  reserve(): number {
    return this.nodes.push({ atoms: [] }) - 1;
  }

  define(node: number, atoms: readonly Atom[], pointer?: string): void {
    this.nodes[node] = pointer === undefined ? { atoms } : { atoms, pointer };
  }

  pointerOf(node: number): string | undefined {
    return this.nodes[node]?.pointer;
  }

  atomsOf(literal: Literal): readonly Atom[] {
    return (this.nodes[nodeOf(literal)] as Node).atoms;
  }

  /** A node that the solver needs beside those of the schemas. */
  make(claims: readonly Claim[]): Literal {
    const key = claims.map((claim) => signature(claim, (literal) => this.canonical(literal))).join("&");
    let node = this.#synthetic.get(key);
    if (node === undefined) {
      node = this.reserve();
      this.define(
        node,
        claims.map((claim) => ({ claim, rule: claim.kind, at: "" })),
      );
      this.#synthetic.set(key, node);
    }
    return positive(node);
  }

  /** The same text for claims that say the same, whatever keyword makes them. */
  signatureOf(claim: Claim): string {
    return signature(claim, (literal) => this.canonical(literal));
  }

  /** Forgets the nodes from this one on, which nothing that is kept refers to. */
  truncate(length: number): void {
    this.nodes.length = length;
  }

  /** The same literal for schemas that are equal up to annotations, order and where they are defined. */
  canonical(literal: Literal): Literal {
    const node = nodeOf(literal);
    return positive(this.#representatives[node] ?? node) | (literal & 1);
  }

  /** Finds equal nodes: starts with all alike and tells apart what differs, until nothing more does. */
  merge(): void {
    const shapes = new Map<string, number>();
    const parts = this.nodes.map(({ atoms }) => atoms.map(({ claim }) => partOf(claim, shapes)));
    let classes: number[] = this.nodes.map(() => 0);
    for (let count = 1; ; ) {
      const known = new Map<string, number>();
      const of = (literal: Literal): number => ((classes[nodeOf(literal)] as number) << 1) | (literal & 1);
      const next = parts.map((atoms) => {
        const keys = atoms.map(({ shape, children, order }) => {
          const inner = children.map(of);
          if (order === "list") return `${shape}:${inner.join()}`;
          return `${shape}:${(order === "set" ? [...new Set(inner)] : inner).sort((a, b) => a - b).join()}`;
        });
        const key = keys.length > 1 ? [...new Set(keys)].sort().join("&") : (keys[0] ?? "");
        const found = known.get(key) ?? known.size;
        known.set(key, found);
        return found;
      });
      classes = next;
      if (known.size === count) break;
      count = known.size;
    }
    const first = new Map<number, number>();
    this.#representatives = classes.map((one, node) => {
      if (!first.has(one)) first.set(one, node);
      return first.get(one) as number;
    });
  }
}

/** A claim as a number for all that is not a literal, and its literals in an order that is the same for equal claims. */
interface Part {
  readonly shape: number;
  readonly children: readonly Literal[];
  /** Whether the order of the literals counts, and how often one is there. */
  readonly order: "list" | "set" | "bag";
}

function partOf(claim: Claim, shapes: Map<string, number>): Part {
  const text = signature(claim, () => 0);
  const shape = shapes.get(text) ?? shapes.size;
  shapes.set(text, shape);
  const order = claim.kind === "all" || claim.kind === "any" ? "set" : claim.kind === "one" ? "bag" : "list";
  return { shape, children: inOrder(claim), order };
}

function inOrder(claim: Claim): readonly Literal[] {
  if (claim.kind !== "properties") return childrenOf(claim);
  const sorted = <T extends readonly [string, Literal]>(members: Iterable<T>): Literal[] =>
    [...members].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, schema]) => schema);
  return [...sorted(claim.named), ...sorted(claim.patterns), claim.rest];
}

function signature(claim: Claim, of: (literal: Literal) => number): string {
  switch (claim.kind) {
    case "type":
      return `t${claim.mask}`;
    case "enum":
      return `e${[...claim.keys].sort().join("|")}`;
    case "min":
    case "max":
      return `${claim.kind}${claim.bound.n}/${claim.bound.d}${claim.exclusive}`;
    case "multiple":
      return `m${claim.of.n}/${claim.of.d}`;
    case "pattern":
      return `p${JSON.stringify(claim.source)}`;
    case "format":
      return `f${claim.name}`;
    case "required":
      return `r${JSON.stringify(claim.key)}`;
    case "properties": {
      const named = [...claim.named].map(([key, schema]) => `${JSON.stringify(key)}:${of(schema)}`).sort();
      const patterns = claim.patterns
        .map(([source, schema]) => `${JSON.stringify(source)}:${of(schema)}`)
        .sort();
      return `P${named.join()};${patterns.join()};${of(claim.rest)}`;
    }
    case "items":
      return `i${claim.prefix.map(of).join()};${of(claim.rest)}`;
    case "contains":
      return `c${of(claim.schema)},${claim.min},${claim.max}`;
    case "all":
    case "any":
      return `${claim.kind}${[...new Set(claim.of.map(of))].sort().join()}`;
    case "one":
      return `one${claim.of.map(of).sort().join()}`;
    case "names":
    case "content":
      return `${claim.kind}${of(claim.schema)}`;
    case "opaque":
      return `o${claim.why}`;
    case "unique":
      return "u";
    default:
      return `${claim.kind}${claim.count}`;
  }
}
