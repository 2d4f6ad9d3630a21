import { matcherOf } from "../regex/matcher.ts";
import { isObject } from "../value.ts";
import { type Document, escapePart } from "./document.ts";
import { type Claim, complement, type Graph, type Literal, OBJECT, TRUE } from "./graph.ts";
import type { Scope } from "./scope.ts";

/** What one schema evaluates of a value that is also of the schemas `when`. */
interface Evaluated {
  readonly when: readonly Literal[];
  readonly names: readonly string[];
  readonly patterns: readonly string[];
  readonly allMembers: boolean;
  /** Items from the first on. */
  readonly prefix: number;
  /** Items wherever they are that are of this schema. */
  readonly contains: Literal | undefined;
}

type Schema = { readonly [keyword: string]: unknown };

/** Parts beyond which claims of a schema that closes others are not made. */
const MOST_PARTS = 200;
/** Conditional patterns of keys, or `contains`, of which every combination is a claim. */
const MOST_COMBINED = 5;

/** What stands in the way of saying what is evaluated. */
export class UnknownEvaluation extends Error {}

/**
 * Claims for `unevaluatedProperties` and `unevaluatedItems`: what every other schema of the same value evaluates is known
 * beforehand, but for whether those that may fail hold. That they hold, or the rest is of the given schema, is a choice.
 * Throws `UnknownEvaluation` for references that lead out of the schema, and for too many combinations.
 */
export class Unevaluated {
  readonly #graph: Graph;
  readonly #document: Document;
  readonly #read: (pointer: string, scope: Scope) => Literal;
  readonly #parts: Evaluated[] = [];

  constructor(
    graph: Graph,
    document: Document,
    pointer: string,
    scope: Scope,
    read: (pointer: string, scope: Scope) => Literal,
  ) {
    this.#graph = graph;
    this.#document = document;
    this.#read = read;
    this.#visit(pointer, [], new Set(), scope);
  }

  properties(schema: Literal): readonly Claim[] {
    const parts = this.#parts.filter(
      (part) => part.allMembers || part.names.length > 0 || part.patterns.length > 0,
    );
    const always = parts.filter(({ when }) => when.length === 0);
    const perhaps = parts.filter(({ when }) => when.length > 0);
    if (always.some(({ allMembers }) => allMembers)) return [];
    const claims: Claim[] = [];
    const names = [...new Set(parts.flatMap((part) => part.names))];
    for (const name of names) {
      if (always.some((part) => covers(part, name))) continue;
      const named = new Map([[name, schema]]);
      claims.push(
        this.#unless(
          perhaps.filter((part) => part.allMembers || covers(part, name)),
          { kind: "properties", named, patterns: [], rest: TRUE },
        ),
      );
    }
    const patterned = perhaps.filter(({ patterns, allMembers }) => patterns.length > 0 && !allMembers);
    for (const [failing, holding] of combinationsOf(patterned)) {
      const patterns = [...always, ...holding].flatMap((part) => part.patterns);
      claims.push(
        this.#unless([...failing, ...perhaps.filter(({ allMembers }) => allMembers)], {
          kind: "properties",
          named: new Map(names.map((name) => [name, TRUE])),
          patterns: [...new Set(patterns)].map((source) => [source, TRUE] as const),
          rest: schema,
        }),
      );
    }
    return claims;
  }

  items(schema: Literal): readonly Claim[] {
    const parts = this.#parts.filter((part) => part.prefix > 0 || part.contains !== undefined);
    const always = parts.filter(({ when }) => when.length === 0);
    const perhaps = parts.filter(({ when }) => when.length > 0);
    const first = Math.max(0, ...always.map(({ prefix }) => prefix));
    if (first === Number.POSITIVE_INFINITY) return [];
    const finite = parts.map(({ prefix }) => prefix).filter(Number.isFinite);
    const last = Math.max(0, ...finite);
    const claims: Claim[] = [];
    const containing = perhaps.filter(({ contains }) => contains !== undefined);
    for (const [failing, holding] of combinationsOf(containing)) {
      const spared = [...always, ...holding].flatMap(({ contains }) => contains ?? []);
      const item =
        spared.length === 0 ? schema : this.#graph.make([{ kind: "any", of: [schema, ...spared] }]);
      for (let i = first; i < last; i++)
        claims.push(
          this.#unless([...failing, ...perhaps.filter(({ prefix }) => prefix > i)], {
            kind: "items",
            prefix: [...Array(i).fill(TRUE), item],
            rest: TRUE,
          }),
        );
      claims.push(
        this.#unless([...failing, ...perhaps.filter(({ prefix }) => prefix > last)], {
          kind: "items",
          prefix: Array(last).fill(TRUE),
          rest: item,
        }),
      );
    }
    return claims;
  }

  /** The claim, but for values that are of all the schemas of one of these parts. */
  #unless(parts: readonly Evaluated[], claim: Claim): Claim {
    if (parts.length === 0) return claim;
    const conditions = parts.map(({ when }) => this.#graph.make([{ kind: "all", of: when }]));
    return { kind: "any", of: [...new Set(conditions), this.#graph.make([claim])] };
  }

  #visit(pointer: string, when: readonly Literal[], path: ReadonlySet<string>, from: Scope): void {
    const scope = this.#document.scopeAt(pointer, from);
    const schema = this.#document.at(pointer);
    if (!isObject(schema) || path.has(pointer)) return;
    if (this.#parts.length > MOST_PARTS) throw new UnknownEvaluation("so many schemas of one value");
    const next = new Set([...path, pointer]);
    this.#parts.push(this.#ownOf(schema, pointer, when, path.size === 0, scope));
    const under = (at: string, ...conditions: readonly Literal[]): void =>
      this.#visit(`${pointer}/${at}`, [...when, ...conditions], next, scope);
    for (const kind of ["$ref", "$dynamicRef", "$recursiveRef"] as const) {
      const reference = schema[kind];
      if (typeof reference !== "string") continue;
      const target =
        kind === "$ref"
          ? this.#document.resolve(reference, pointer)
          : this.#document.resolveDynamic(reference, pointer, kind, scope);
      if (target === undefined) throw new UnknownEvaluation(`"${kind}": "${reference}"`);
      this.#visit(target, when, next, scope);
    }
    for (const i of listOf(schema["allOf"]).keys()) under(`allOf/${i}`);
    for (const keyword of ["anyOf", "oneOf"])
      for (const i of listOf(schema[keyword]).keys())
        under(`${keyword}/${i}`, this.#read(`${pointer}/${keyword}/${i}`, scope));
    if (schema["if"] !== undefined) {
      const condition = this.#read(`${pointer}/if`, scope);
      under("if", condition);
      under("then", condition);
      under("else", complement(condition));
    }
    for (const keyword of ["dependentSchemas", "dependencies"]) {
      const dependent = schema[keyword];
      for (const key of Object.keys(isObject(dependent) ? dependent : {}))
        under(
          `${keyword}/${escapePart(key)}`,
          this.#graph.make([
            { kind: "type", mask: OBJECT },
            { kind: "required", key },
          ]),
        );
    }
  }

  /** What the keywords of the schema itself evaluate, those it is asked for by aside. */
  #ownOf(
    schema: Schema,
    pointer: string,
    when: readonly Literal[],
    isAsked: boolean,
    scope: Scope,
  ): Evaluated {
    const { properties, patternProperties, items, prefixItems } = schema;
    const is2020 = this.#document.draft === 2020;
    const tuple = is2020 ? prefixItems : items;
    const all =
      isSchema(items) ||
      (!is2020 && Array.isArray(items) && isSchema(schema["additionalItems"])) ||
      (!isAsked && isSchema(schema["unevaluatedItems"]));
    return {
      when,
      names: Object.keys(isObject(properties) ? properties : {}),
      patterns: Object.keys(isObject(patternProperties) ? patternProperties : {}),
      allMembers:
        isSchema(schema["additionalProperties"]) || (!isAsked && isSchema(schema["unevaluatedProperties"])),
      prefix: all ? Number.POSITIVE_INFINITY : listOf(tuple).length,
      contains: is2020 && isSchema(schema["contains"]) ? this.#read(`${pointer}/contains`, scope) : undefined,
    };
  }
}

function covers({ names, patterns }: Evaluated, name: string): boolean {
  return (
    names.includes(name) ||
    patterns.some((source) => {
      const matcher = matcherOf(source);
      if (matcher === undefined) throw new UnknownEvaluation(`the pattern "${source}"`);
      return matcher.test(name);
    })
  );
}

/** Every way to take some parts for failing and the others for holding. */
function* combinationsOf(
  parts: readonly Evaluated[],
): Generator<readonly [failing: readonly Evaluated[], holding: readonly Evaluated[]]> {
  if (parts.length > MOST_COMBINED) throw new UnknownEvaluation("so many conditions of one value");
  for (let bits = 0; bits < 2 ** parts.length; bits++)
    yield [parts.filter((_, i) => (bits >> i) & 1), parts.filter((_, i) => !((bits >> i) & 1))];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isSchema(value: unknown): boolean {
  return typeof value === "boolean" || isObject(value);
}
