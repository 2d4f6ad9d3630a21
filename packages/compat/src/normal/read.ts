import { toRational } from "../rational.ts";
import { isNumeric, isObject, keyOf, type Value } from "../value.ts";
import { type Document, escapePart } from "./document.ts";
import { Unevaluated, UnknownEvaluation } from "./evaluated.ts";
import {
  ARRAY,
  type Atom,
  BOOLEAN,
  BYTES,
  type Claim,
  childrenOf,
  complement,
  FRACTION,
  type Graph,
  INTEGER,
  type Literal,
  NULL,
  nodeOf,
  OBJECT,
  positive,
  STRING,
  TRUE,
} from "./graph.ts";

import { keyOfScope, NOWHERE, type Scope } from "./scope.ts";

export interface ReadOptions {
  /** Names of formats that are asserted. */
  readonly formats: ReadonlySet<string>;
}

type Schema = { readonly [keyword: string]: unknown };

const masks: { readonly [type: string]: number } = {
  null: NULL,
  boolean: BOOLEAN,
  integer: INTEGER,
  number: INTEGER | FRACTION,
  string: STRING,
  array: ARRAY,
  object: OBJECT,
};

/** Keywords of later drafts that decide on values. */
const later = [
  "unevaluatedProperties",
  "unevaluatedItems",
  "dependentRequired",
  "dependentSchemas",
  "$dynamicRef",
  "$recursiveRef",
];

/** Reads one document into the graph, every draft's spelling into the same claims. */
export class Reader {
  readonly #graph: Graph;
  readonly #document: Document;
  readonly #options: ReadOptions;
  readonly #known = new Map<string, Literal>();
  readonly #references = new Set<string>();

  constructor(graph: Graph, document: Document, options: ReadOptions) {
    this.#graph = graph;
    this.#document = document;
    this.#options = options;
  }

  /** The literal of the schema at a pointer, come to from one of this scope. */
  read(pointer: string, from: Scope = NOWHERE): Literal {
    const scope = this.#document.scopeAt(pointer, from);
    const key = `${pointer} ${keyOfScope(scope)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const schema = this.#document.at(pointer);
    const reference = this.#soleReference(schema);
    if (reference !== undefined) {
      const literal = this.#follow(reference, pointer, scope);
      this.#known.set(key, literal);
      return literal;
    }
    if (schema === true) return TRUE;
    const node = this.#graph.reserve();
    this.#known.set(key, positive(node));
    const atoms = isObject(schema)
      ? this.#atoms(schema, pointer, scope)
      : [{ claim: { kind: "type", mask: 0 } as const, rule: "false", at: pointer }];
    this.#graph.define(node, atoms, pointer);
    return positive(node);
  }

  /** The node for a reference, or an opaque one when it leads nowhere or only to itself. */
  #follow(
    reference: string,
    pointer: string,
    scope: Scope,
    kind: "$ref" | "$dynamicRef" | "$recursiveRef" = "$ref",
  ): Literal {
    const target =
      kind === "$ref"
        ? this.#document.resolve(reference, pointer)
        : this.#document.resolveDynamic(reference, pointer, kind, scope);
    if (target === undefined)
      return this.#opaque(`the reference "${reference}" leads out of the schema`, pointer);
    const here = `${pointer} ${keyOfScope(scope)}`;
    if (this.#references.has(here)) return this.#opaque("a reference that leads only to itself", pointer);
    this.#references.add(here);
    const literal = this.read(target, scope);
    this.#references.delete(here);
    return literal;
  }

  #opaque(why: string, at: string): Literal {
    const node = this.#graph.reserve();
    this.#graph.define(node, [{ claim: { kind: "opaque", why: `${why} (${node})` }, rule: "$ref", at }]);
    return positive(node);
  }

  #soleReference(schema: unknown): string | undefined {
    if (!isObject(schema) || typeof schema["$ref"] !== "string") return undefined;
    if (this.#document.draft <= 7) return schema["$ref"];
    return Object.keys(schema).every((key) => key === "$ref" || annotations.has(key))
      ? schema["$ref"]
      : undefined;
  }

  #atoms(schema: Schema, pointer: string, scope: Scope): readonly Atom[] {
    const atoms: Atom[] = [];
    const add: Add = (rule, claim, ...path) => {
      const at = [rule, ...path].map((part) => `/${escapePart(part)}`).join("");
      atoms.push({ claim, rule, at: pointer + at });
    };
    const child = (...path: readonly (string | number)[]): Literal =>
      this.read(`${pointer}${path.map((part) => `/${escapePart(part)}`).join("")}`, scope);
    const each = (keyword: string): Literal[] =>
      (schema[keyword] as readonly unknown[]).map((_, i) => child(keyword, i));

    if (typeof schema["$ref"] === "string")
      add("$ref", { kind: "all", of: [this.#follow(schema["$ref"], pointer, scope)] });
    const { draft, isDeclared } = this.#document;
    // Draft-07 ignores these, but who writes them without naming a draft may not mean draft-07.
    for (const keyword of isDeclared ? [] : later)
      if (schema[keyword] !== undefined) {
        const why = `"${keyword}" in a schema without "$schema" (${pointer}, ${this.#graph.nodes.length})`;
        add(keyword, { kind: "opaque", why });
      }
    if (draft === 2020 && typeof schema["$dynamicRef"] === "string")
      add("$dynamicRef", {
        kind: "all",
        of: [this.#follow(schema["$dynamicRef"], pointer, scope, "$dynamicRef")],
      });
    if (draft === 2019 && typeof schema["$recursiveRef"] === "string")
      add("$recursiveRef", {
        kind: "all",
        of: [this.#follow(schema["$recursiveRef"], pointer, scope, "$recursiveRef")],
      });

    const types = [schema["type"]].flat().filter((type) => typeof type === "string");
    if (types.length > 0)
      add("type", { kind: "type", mask: types.reduce((mask, type) => mask | (masks[type] ?? 0), 0) });
    if (schema["const"] !== undefined && this.#document.draft !== 4) add("const", enumOf([schema["const"]]));
    if (Array.isArray(schema["enum"])) add("enum", enumOf(schema["enum"]));

    this.#numbers(schema, add);
    this.#texts(schema, add, child);
    this.#objects(schema, add, child);
    this.#arrays(schema, add, child);

    if (Array.isArray(schema["allOf"])) add("allOf", { kind: "all", of: each("allOf") });
    if (Array.isArray(schema["anyOf"])) add("anyOf", { kind: "any", of: each("anyOf") });
    if (Array.isArray(schema["oneOf"])) add("oneOf", { kind: "one", of: each("oneOf") });
    if (isSchema(schema["not"])) add("not", { kind: "all", of: [complement(child("not"))] });
    if (isSchema(schema["if"]) && this.#document.draft !== 4) {
      const condition = child("if");
      if (isSchema(schema["then"])) add("then", { kind: "any", of: [complement(condition), child("then")] });
      if (isSchema(schema["else"])) add("else", { kind: "any", of: [condition, child("else")] });
    }
    if (draft > 7) this.#unevaluated(schema, pointer, scope, add);
    return atoms;
  }

  #unevaluated(schema: Schema, pointer: string, scope: Scope, add: Add): void {
    for (const keyword of ["unevaluatedProperties", "unevaluatedItems"]) {
      if (!isSchema(schema[keyword])) continue;
      try {
        const others = new Unevaluated(this.#graph, this.#document, pointer, scope, (at, from) =>
          this.read(at, from),
        );
        const own = this.read(`${pointer}/${keyword}`, scope);
        const claims = keyword === "unevaluatedItems" ? others.items(own) : others.properties(own);
        for (const claim of claims) add(keyword, claim);
      } catch (error) {
        if (!(error instanceof UnknownEvaluation)) throw error;
        const why = `"${keyword}" beside ${error.message} (${pointer}, ${this.#graph.nodes.length})`;
        add(keyword, { kind: "opaque", why });
      }
    }
  }

  #numbers(schema: Schema, add: Add): void {
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
    if (isNumeric(minimum))
      add("minimum", { kind: "min", bound: toRational(minimum), exclusive: exclusiveMinimum === true });
    if (isNumeric(maximum))
      add("maximum", { kind: "max", bound: toRational(maximum), exclusive: exclusiveMaximum === true });
    if (isNumeric(exclusiveMinimum))
      add("exclusiveMinimum", { kind: "min", bound: toRational(exclusiveMinimum), exclusive: true });
    if (isNumeric(exclusiveMaximum))
      add("exclusiveMaximum", { kind: "max", bound: toRational(exclusiveMaximum), exclusive: true });
    if (isNumeric(multipleOf) && multipleOf > 0)
      add("multipleOf", { kind: "multiple", of: toRational(multipleOf) });
  }

  #texts(schema: Schema, add: Add, child: Child): void {
    const { minLength, maxLength, pattern, format } = schema;
    const isBinary = schema["contentEncoding"] === "binary";
    if (isBinary) {
      this.#graph.universe |= BYTES;
      add("contentEncoding", { kind: "type", mask: BYTES });
    }
    // Without a type, bytes that another schema asks for are counted as texts are.
    const isEither = !isBinary && schema["type"] === undefined;
    if (isNumeric(minLength)) {
      if (!isBinary) add("minLength", { kind: "minLength", count: Number(minLength) });
      if (isBinary || isEither) add("minLength", { kind: "minBytes", count: Number(minLength) });
    }
    if (isNumeric(maxLength)) {
      if (!isBinary) add("maxLength", { kind: "maxLength", count: Number(maxLength) });
      if (isBinary || isEither) add("maxLength", { kind: "maxBytes", count: Number(maxLength) });
    }
    if (typeof pattern === "string") add("pattern", { kind: "pattern", source: pattern });
    if (format === "int64" || format === "uint64") {
      const [low, high] = format === "int64" ? [-(2n ** 63n), 2n ** 63n - 1n] : [0n, 2n ** 64n - 1n];
      add("format", { kind: "type", mask: 255 & ~FRACTION });
      add("format", { kind: "min", bound: toRational(low), exclusive: false });
      add("format", { kind: "max", bound: toRational(high), exclusive: false });
    } else if (typeof format === "string" && this.#options.formats.has(format)) {
      add("format", { kind: "format", name: format });
    }
    if (isSchema(schema["contentSchema"]) && (isBinary || isByteArray(schema)))
      add("contentSchema", { kind: "content", schema: child("contentSchema") });
  }

  #objects(schema: Schema, add: Add, child: Child): void {
    const { properties, patternProperties, additionalProperties, propertyNames } = schema;
    if (isObject(properties) || isObject(patternProperties) || isSchema(additionalProperties)) {
      add("properties", {
        kind: "properties",
        named: new Map(
          Object.keys(isObject(properties) ? properties : {}).map((key) => [key, child("properties", key)]),
        ),
        patterns: Object.keys(isObject(patternProperties) ? patternProperties : {}).map((source) => [
          source,
          child("patternProperties", source),
        ]),
        rest: isSchema(additionalProperties) ? child("additionalProperties") : TRUE,
      });
    }
    if (Array.isArray(schema["required"]))
      for (const [i, key] of schema["required"].entries())
        if (typeof key === "string") add("required", { kind: "required", key }, i);
    this.#counts(schema, add, ["minProperties", "maxProperties"]);
    if (isSchema(propertyNames) && this.#document.draft !== 4)
      add("propertyNames", { kind: "names", schema: child("propertyNames") });
    // Drafts after 7 let validators keep `dependencies`, and they do.
    for (const keyword of ["dependencies", "dependentRequired", "dependentSchemas"]) {
      const all = schema[keyword];
      if (!isObject(all) || (keyword !== "dependencies" && this.#document.draft <= 7)) continue;
      for (const [key, needs] of Object.entries(all)) {
        const absent = complement(
          this.#graph.make([
            { kind: "type", mask: OBJECT },
            { kind: "required", key },
          ]),
        );
        const needed = Array.isArray(needs)
          ? this.#graph.make(needs.map((name) => ({ kind: "required", key: String(name) })))
          : child(keyword, key);
        add(keyword, { kind: "any", of: [absent, needed] }, key);
      }
    }
  }

  #arrays(schema: Schema, add: Add, child: Child): void {
    const { items, additionalItems, prefixItems, contains } = schema;
    const list = this.#document.draft === 2020 ? "prefixItems" : "items";
    const tuple = this.#document.draft === 2020 ? prefixItems : items;
    const prefix = Array.isArray(tuple) ? tuple.map((_, i) => child(list, i)) : [];
    let rest = TRUE;
    if (this.#document.draft === 2020 && isSchema(items)) rest = child("items");
    else if (this.#document.draft !== 2020 && isSchema(items)) rest = child("items");
    else if (Array.isArray(items) && isSchema(additionalItems)) rest = child("additionalItems");
    if (prefix.length > 0 || rest !== TRUE) add("items", { kind: "items", prefix, rest });
    this.#counts(schema, add, ["minItems", "maxItems"]);
    if (schema["uniqueItems"] === true) add("uniqueItems", { kind: "unique" });
    if (isSchema(contains) && this.#document.draft !== 4) {
      const counted = this.#document.draft > 7;
      const min = counted && isNumeric(schema["minContains"]) ? Number(schema["minContains"]) : 1;
      const max =
        counted && isNumeric(schema["maxContains"])
          ? Number(schema["maxContains"])
          : Number.POSITIVE_INFINITY;
      add("contains", { kind: "contains", schema: child("contains"), min, max });
    }
  }

  #counts(
    schema: Schema,
    add: Add,
    keywords: readonly ("minProperties" | "maxProperties" | "minItems" | "maxItems")[],
  ): void {
    for (const keyword of keywords)
      if (isNumeric(schema[keyword])) add(keyword, { kind: keyword, count: Number(schema[keyword]) });
  }
}

type Add = (rule: string, claim: Claim, ...path: readonly (string | number)[]) => void;
type Child = (...path: readonly (string | number)[]) => Literal;

const annotations = new Set([
  "$comment",
  "$defs",
  "$schema",
  "default",
  "definitions",
  "deprecated",
  "description",
  "examples",
  "readOnly",
  "title",
  "writeOnly",
]);

function isSchema(value: unknown): boolean {
  return typeof value === "boolean" || isObject(value);
}

/** Whether a schema is about arrays of byte values, which may hold a document as bytes do. */
export function isByteArray(schema: Schema): boolean {
  const items = schema["items"];
  return schema["type"] === "array" && isObject(items) && items["minimum"] === 0 && items["maximum"] === 255;
}

function enumOf(values: readonly unknown[]): Claim {
  const unique = new Map(values.map((value) => [keyOf(value), value as Value]));
  return { kind: "enum", values: [...unique.values()], keys: new Set(unique.keys()) };
}

/** Makes opaque what cannot be evaluated as it leads back to itself without a step into the value. */
export function breakLoops(graph: Graph): void {
  const state = new Map<number, "open" | "done">();
  const visit = (node: number): boolean => {
    if (state.get(node) === "open") return false;
    if (state.get(node) === "done") return true;
    state.set(node, "open");
    const sound = graph.atomsOf(positive(node)).every(({ claim }) => {
      if (claim.kind !== "all" && claim.kind !== "any" && claim.kind !== "one") return true;
      return childrenOf(claim).every((child) => visit(nodeOf(child)));
    });
    if (!sound)
      graph.define(node, [
        {
          claim: { kind: "opaque", why: `a reference that leads only to itself (${node})` },
          rule: "$ref",
          at: "",
        },
      ]);
    state.set(node, "done");
    return true;
  };
  for (let node = 0; node < graph.nodes.length; node++) visit(node);
}
