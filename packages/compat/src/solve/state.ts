import type { Claim, ContainsClaim, ItemsClaim, Literal, PropertiesClaim } from "../normal/graph.ts";
import { order, type Rational } from "../rational.ts";
import type { Value } from "../value.ts";

export interface Bound {
  readonly at: Rational;
  readonly exclusive: boolean;
}

/** Some key with this kind of name has a value of these schemas. */
export interface SomeKey {
  readonly matching: readonly string[];
  readonly notMatching: readonly string[];
  readonly notNamed: readonly string[];
  readonly name: readonly Literal[];
  readonly value: readonly Literal[];
}

/** One way to satisfy a choice: schemas to be of, and facts to add; `apply` says whether they may hold. */
export interface Way {
  readonly literals: readonly Literal[];
  readonly apply?: (state: State) => boolean;
  /** What the way asks of one part of the value, if that is all it does: looked at before the way is taken. */
  readonly part?: Part;
}

export type Part =
  | { readonly kind: "member"; readonly place: string | number; readonly literal: Literal }
  | { readonly kind: "some-member"; readonly some: SomeKey }
  | { readonly kind: "some-item"; readonly from: number; readonly literal: Literal };

export interface Choice {
  readonly ways: readonly Way[];
  /** The literal that it comes from. */
  readonly source: Literal;
}

/** What is known of a value of one kind while a conjunction of schemas is taken apart. */
export class State {
  readonly kind: number;
  literals = new Set<Literal>();
  choices: Choice[] = [];
  opaque: string[] = [];
  finite: readonly Value[] | undefined;
  excluded: Value[] = [];
  low: Bound | undefined;
  high: Bound | undefined;
  multiples: Rational[] = [];
  notMultiples: Rational[] = [];
  /** Fewest and most characters, bytes, members or items. */
  min = 0;
  max = Number.POSITIVE_INFINITY;
  patterns: string[] = [];
  notPatterns: string[] = [];
  formats: string[] = [];
  notFormats: string[] = [];
  content: Literal[] = [];
  notContent: Literal[] = [];
  properties: PropertiesClaim[] = [];
  required = new Set<string>();
  absent = new Set<string>();
  at = new Map<string | number, readonly Literal[]>();
  someKeys: SomeKey[] = [];
  names: Literal[] = [];
  items: ItemsClaim[] = [];
  contains: ContainsClaim[] = [];
  someItems: { readonly from: number; readonly literal: Literal }[] = [];
  unique = false;
  repeated = false;

  constructor(kind: number) {
    this.kind = kind;
  }

  clone(): State {
    const copy = new State(this.kind);
    for (const [key, value] of Object.entries(this) as [keyof State, unknown][]) {
      const own = Array.isArray(value)
        ? [...value]
        : value instanceof Set
          ? new Set(value)
          : value instanceof Map
            ? new Map(value)
            : value;
      Object.assign(copy, { [key]: own });
    }
    return copy;
  }

  /** Adds what a claim says of this kind of value; false when it contradicts what is known already. */
  assume(claim: Claim): boolean {
    switch (claim.kind) {
      case "type":
        return (claim.mask & this.kind) !== 0;
      case "enum":
        this.finite = claim.values;
        return true;
      case "min":
        return this.above({ at: claim.bound, exclusive: claim.exclusive });
      case "max":
        return this.below({ at: claim.bound, exclusive: claim.exclusive });
      case "multiple":
        this.multiples.push(claim.of);
        return true;
      case "minLength":
      case "minBytes":
      case "minProperties":
      case "minItems":
        return this.atLeast(Math.ceil(claim.count));
      case "maxLength":
      case "maxBytes":
      case "maxProperties":
      case "maxItems":
        return this.atMost(Math.floor(claim.count));
      case "pattern":
        this.patterns.push(claim.source);
        return !this.notPatterns.includes(claim.source);
      case "format":
        this.formats.push(claim.name);
        return !this.notFormats.includes(claim.name);
      case "content":
        this.content.push(claim.schema);
        return true;
      case "properties":
        this.properties.push(claim);
        return true;
      case "required":
        return this.need(claim.key);
      case "names":
        this.names.push(claim.schema);
        return true;
      case "items":
        this.items.push(claim);
        return true;
      case "unique":
        this.unique = true;
        return true;
      case "contains":
        this.contains.push(claim);
        return claim.min <= claim.max;
      case "opaque":
        this.opaque.push(claim.why);
        return true;
      default:
        return true;
    }
  }

  above(bound: Bound): boolean {
    const by = this.low === undefined ? 1 : order(bound.at, this.low.at);
    if (by > 0 || (by === 0 && bound.exclusive)) this.low = bound;
    return this.#open();
  }

  below(bound: Bound): boolean {
    const by = this.high === undefined ? -1 : order(bound.at, this.high.at);
    if (by < 0 || (by === 0 && bound.exclusive)) this.high = bound;
    return this.#open();
  }

  atLeast(count: number): boolean {
    this.min = Math.max(this.min, count);
    return this.min <= this.max;
  }

  atMost(count: number): boolean {
    this.max = Math.min(this.max, count);
    return this.min <= this.max;
  }

  need(key: string): boolean {
    this.required.add(key);
    return !this.absent.has(key);
  }

  lack(key: string): boolean {
    this.absent.add(key);
    return !this.required.has(key);
  }

  /** The member or item has to be there and of the schema. */
  put(place: string | number, literal: Literal): boolean {
    this.at.set(place, [...(this.at.get(place) ?? []), literal]);
    return typeof place === "string" ? this.need(place) : this.atLeast(place + 1);
  }

  #open(): boolean {
    if (this.low === undefined || this.high === undefined) return true;
    const by = order(this.low.at, this.high.at);
    return by < 0 || (by === 0 && !this.low.exclusive && !this.high.exclusive);
  }
}
