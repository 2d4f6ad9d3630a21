import type { JsonSchema } from "@waybill/runtime";
import type { BytePlaces } from "@waybill/runtime/codegen";
import { isSchema, mapSubschemas } from "../keywords.ts";
import { isByteArray, isIndifferent, type Node, namesContainer } from "./byte-array.ts";

/** A schema that is about a value. */
interface Part {
  readonly schema: JsonSchema;
  /** The definitions that led to it. */
  readonly within: readonly string[];
  /** It may not hold of the value, without the message being refused. */
  readonly isCondition: boolean;
}

type NodePart = Part & { readonly schema: Node };

/** Members within members; a message cannot be nested deeper than twice as far. */
const MAX_DEPTH = 64;
/** Places that are looked at. */
const MAX_VISITS = 20_000;

const prefix = "#/definitions/";

/** Finds the lists of byte values in a schema that can be told from everything else in their places. */
export class PlaceFinder {
  readonly #root: Node;
  readonly #definitions: Readonly<Record<string, JsonSchema>>;
  readonly #refused = new Set<Node>();
  #found = new Set<Node>();
  #visits = 0;
  readonly #byteArrays = new Map<Node, ReadonlySet<Node>>();

  constructor(root: Node) {
    this.#root = root;
    this.#definitions = (root["definitions"] ?? {}) as Record<string, JsonSchema>;
  }

  run(): { readonly places: BytePlaces | undefined; readonly nodes: ReadonlySet<Node> } {
    for (;;) {
      this.#found = new Set();
      const before = this.#refused.size;
      const places = this.#visit([{ schema: this.#root, within: [], isCondition: false }], 0);
      if (this.#visits > MAX_VISITS) return { places: undefined, nodes: new Set() };
      // What is refused in one place is a list in all others.
      if (this.#refused.size === before) return { places, nodes: this.#found };
    }
  }

  #visit(parts: readonly Part[], depth: number): BytePlaces | undefined {
    const nodes = parts.flatMap((part) => this.#nodesOf(part));
    if (++this.#visits > MAX_VISITS || !nodes.some(({ schema }) => this.#byteArraysIn(schema).size > 0)) {
      return undefined;
    }
    if (depth > MAX_DEPTH || nodes.some(({ schema }) => namesContainer(schema))) {
      this.#refuse(nodes.map(({ schema }) => schema));
      return undefined;
    }
    const lists = nodes.filter(({ schema }) => isByteArray(schema));
    const isTold =
      nodes.every(({ schema }) => isByteArray(schema) || isIndifferent(schema)) &&
      lists.every(({ schema, isCondition }) => !isCondition && !this.#refused.has(schema));
    for (const { schema } of lists) (isTold ? this.#found : this.#refused).add(schema);
    const inner = this.#visitInside(nodes, depth + 1);
    return isTold && lists.length > 0 ? { self: true, ...inner } : inner;
  }

  #visitInside(nodes: readonly NodePart[], depth: number): BytePlaces | undefined {
    const inside = nodes.map((part) => ({ part, ...childrenOf(part.schema) }));
    const partsFor = (key: string | undefined) =>
      inside.flatMap(({ part, named, rest, conditions }) => [
        ...(key !== undefined && Object.hasOwn(named, key) ? [named[key] as JsonSchema] : rest).map(
          (schema) => ({ ...part, schema }),
        ),
        ...conditions.map((schema) => ({ ...part, schema, isCondition: true })),
      ]);
    const others = this.#visit(partsFor(undefined), depth);
    const members: [string, BytePlaces][] = [];
    for (const key of new Set(inside.flatMap(({ named }) => Object.keys(named)))) {
      // What is said of other members does not hold of one that is named.
      const places = this.#visit(partsFor(key), depth) ?? (others === undefined ? undefined : {});
      if (places !== undefined && key !== "__proto__") members.push([key, places]);
    }
    // Documents inside of bytes are read as any JSON is.
    this.#refuse(nodes.flatMap(({ schema }) => schemasIn(schema["contentSchema"])));
    if (members.length === 0 && others === undefined) return undefined;
    return {
      ...(members.length > 0 && { members: Object.fromEntries(members) }),
      ...(others !== undefined && { others }),
    };
  }

  /** The part and all parts that are about the same value. */
  #nodesOf(part: Part): readonly NodePart[] {
    const { schema, within, isCondition } = part;
    if (typeof schema === "boolean") return [];
    const { $ref } = schema;
    if (typeof $ref === "string") {
      const name = $ref.slice(prefix.length);
      const target = this.#definitions[name] ?? true;
      if (!within.includes(name))
        return this.#nodesOf({ schema: target, within: [...within, name], isCondition });
      // The tree of places would have no end.
      this.#refuse([target]);
      return [];
    }
    const inside = (keywords: readonly string[], isCondition: boolean) =>
      keywords.flatMap((keyword) =>
        schemasIn(schema[keyword]).flatMap((inner) => this.#nodesOf({ schema: inner, within, isCondition })),
      );
    return [
      { schema, within, isCondition },
      ...inside(["allOf", "anyOf", "oneOf"], isCondition),
      ...inside(["not", "if", "then", "else"], true),
      ...schemasIn(Object.values(Object(schema["dependencies"]))).flatMap((inner) =>
        this.#nodesOf({ schema: inner, within, isCondition: true }),
      ),
    ];
  }

  #refuse(schemas: readonly JsonSchema[]): void {
    for (const schema of schemas) for (const node of this.#byteArraysIn(schema)) this.#refused.add(node);
  }

  /** All lists of byte values in a schema, and in what it refers to. */
  #byteArraysIn(schema: JsonSchema): ReadonlySet<Node> {
    if (typeof schema === "boolean") return new Set();
    const known = this.#byteArrays.get(schema);
    if (known !== undefined) return known;
    const found = new Set<Node>();
    const seen = new Set<JsonSchema>();
    const visit = (node: JsonSchema): void => {
      if (typeof node === "boolean" || seen.has(node)) return;
      seen.add(node);
      if (isByteArray(node)) found.add(node);
      const { $ref, definitions: _, ...rest } = node;
      if (typeof $ref === "string") visit(this.#definitions[$ref.slice(prefix.length)] ?? true);
      else mapSubschemas(rest, visit);
    };
    visit(schema);
    this.#byteArrays.set(schema, found);
    return found;
  }
}

/** Schemas of the members of an object and of the items of a list. */
function childrenOf(node: Node): {
  readonly named: Readonly<Record<string, JsonSchema>>;
  /** Of what is not named. */
  readonly rest: readonly JsonSchema[];
  /** Of some of both. */
  readonly conditions: readonly JsonSchema[];
} {
  const { properties, items, additionalItems, additionalProperties, patternProperties, contains } = node;
  const tuple = Array.isArray(items) ? Object.fromEntries(Object.entries(items)) : {};
  return {
    named: { ...(properties as Record<string, JsonSchema>), ...tuple },
    rest: schemasIn([Array.isArray(items) ? additionalItems : items, additionalProperties]),
    conditions: schemasIn([...Object.values(Object(patternProperties)), contains]),
  };
}

/** The schemas of a keyword that has one or several; lists of keys are none. */
function schemasIn(value: unknown): readonly JsonSchema[] {
  return [value].flat().filter(isSchema);
}
