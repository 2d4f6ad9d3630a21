import { Document, escapePart } from "./normal/document.ts";
import { isByteArray } from "./normal/read.ts";
import { isObject, type JsonSchema, keyOf } from "./value.ts";

/**
 * A schema of the messages that have, at every place, only keys that `schema` names there: in `properties`,
 * `patternProperties` or `required` of any schema that can apply to the place, branches of unions and conditions
 * included; documents that bytes hold (`contentSchema`) have places, too. A place stays open where no key is named or where other keys have a schema of their own. What is beneath
 * `not` names nothing.
 */
export function declaredOnly(schema: JsonSchema | Document): JsonSchema {
  return new Declared(schema instanceof Document ? schema : new Document(schema)).root();
}

const sameValue = ["allOf", "anyOf", "oneOf"];

type Schema = { readonly [keyword: string]: unknown };

interface Place {
  readonly names: ReadonlySet<string>;
  readonly members: ReadonlyMap<string, readonly string[]>;
  readonly patterns: ReadonlyMap<string, readonly string[]>;
  readonly rest: readonly string[];
  readonly prefix: ReadonlyMap<number, readonly string[]>;
  readonly items: readonly string[];
  /** Of the document that the text or the bytes hold, and what tells that they hold one. */
  readonly content: readonly string[];
  readonly holders: readonly unknown[];
}

class Declared {
  readonly #document: Document;
  readonly #definitions = new Map<string, { name: string; schema: unknown }>();
  readonly #places = new Map<string, unknown>();

  constructor(document: Document) {
    this.#document = document;
  }

  root(): JsonSchema {
    const reference = this.#place([""]);
    const definitions = [...this.#definitions.values()].map(({ name, schema }) => [name, schema]);
    return { ...(reference as object), definitions: Object.fromEntries(definitions) };
  }

  /** A reference to the definition of a place to which all these schemas may apply. */
  #place(pointers: readonly string[]): unknown {
    const given = [...new Set(pointers)].sort().join(" ");
    const same = this.#places.get(given);
    if (same !== undefined) return same;
    const applied = new Set<string>();
    for (const pointer of pointers) this.#gather(pointer, applied);
    const key = [...applied].sort().join(" ");
    let known = this.#definitions.get(key);
    if (known === undefined) {
      known = { name: `P${this.#definitions.size}`, schema: true };
      this.#definitions.set(key, known);
      known.schema = this.#write(this.#read([...applied]));
    }
    const place = { $ref: `#/definitions/${known.name}` };
    this.#places.set(given, place);
    return place;
  }

  /** A value that holds a document has one of only declared keys; one that holds none is as it is. */
  #documents(content: readonly string[], holders: readonly unknown[]): readonly unknown[] {
    const place = this.#place(content);
    const unique = [...new Map(holders.map((holder) => [keyOf(holder), holder as Schema])).values()];
    return unique.map((holder) => ({
      anyOf: [{ not: { ...holder, contentSchema: true } }, { ...holder, contentSchema: place }],
    }));
  }

  /** All schemas that apply to the same value as this one. */
  #gather(pointer: string, applied: Set<string>): void {
    if (applied.has(pointer)) return;
    const schema = this.#document.at(pointer);
    if (!isObject(schema)) return;
    applied.add(pointer);
    if (typeof schema["$ref"] === "string") {
      const target = this.#document.resolve(schema["$ref"], pointer);
      if (target !== undefined) this.#gather(target, applied);
      if (this.#document.draft <= 7) return;
    }
    for (const kind of ["$dynamicRef", "$recursiveRef"] as const)
      if (typeof schema[kind] === "string")
        for (const target of this.#document.dynamicTargets(schema[kind], pointer, kind))
          this.#gather(target, applied);
    for (const keyword of sameValue)
      if (Array.isArray(schema[keyword]))
        for (const i of (schema[keyword] as readonly unknown[]).keys())
          this.#gather(`${pointer}/${keyword}/${i}`, applied);
    for (const keyword of ["if", "then", "else"])
      if (schema[keyword] !== undefined) this.#gather(`${pointer}/${keyword}`, applied);
    for (const keyword of ["dependencies", "dependentSchemas"])
      if (isObject(schema[keyword]))
        for (const key of Object.keys(schema[keyword]))
          this.#gather(`${pointer}/${keyword}/${escapePart(key)}`, applied);
  }

  #read(pointers: readonly string[]): Place {
    const content: string[] = [];
    const holders: unknown[] = [];
    const names = new Set<string>();
    const members = new Map<string, string[]>();
    const patterns = new Map<string, string[]>();
    const prefix = new Map<number, string[]>();
    const rest: string[] = [];
    const items: string[] = [];
    for (const pointer of pointers) {
      const schema = this.#document.at(pointer) as { readonly [keyword: string]: unknown };
      if (typeof schema["$ref"] === "string" && this.#document.draft <= 7) continue;
      for (const [keyword, into] of [
        ["properties", members],
        ["patternProperties", patterns],
      ] as const)
        for (const key of Object.keys(isObject(schema[keyword]) ? schema[keyword] : {}))
          append(into, key, `${pointer}/${keyword}/${escapePart(key)}`);
      if (Array.isArray(schema["required"])) for (const key of schema["required"]) names.add(String(key));
      for (const keyword of ["additionalProperties", "unevaluatedProperties"])
        if (isObject(schema[keyword])) rest.push(`${pointer}/${keyword}`);
      const list = this.#document.draft === 2020 ? "prefixItems" : "items";
      const tuple = schema[list];
      if (Array.isArray(tuple)) for (const i of tuple.keys()) append(prefix, i, `${pointer}/${list}/${i}`);
      const others = Array.isArray(schema["items"]) ? "additionalItems" : "items";
      if (isObject(schema[others])) items.push(`${pointer}/${others}`);
      const holder = holderOf(schema);
      if (holder === undefined) continue;
      content.push(`${pointer}/contentSchema`);
      holders.push(holder);
    }
    return { names, members, patterns, rest, prefix, items, content, holders };
  }

  #write({ names, members, patterns, rest, prefix, items, content, holders }: Place): unknown {
    const isOpen = members.size + patterns.size === 0 || rest.length > 0;
    const all = (of: ReadonlyMap<string, readonly string[]>): unknown =>
      Object.fromEntries([...of].map(([key, pointers]) => [key, this.#place(pointers)]));
    const last = Math.max(-1, ...prefix.keys());
    return {
      properties: all(members),
      patternProperties: all(patterns),
      ...(rest.length > 0 && { additionalProperties: this.#place(rest) }),
      ...(!isOpen && {
        propertyNames: {
          anyOf: [
            { enum: [...members.keys(), ...names] },
            ...[...patterns.keys()].map((pattern) => ({ pattern })),
          ],
        },
      }),
      ...(last >= 0
        ? {
            items: Array.from({ length: last + 1 }, (_, i) =>
              this.#place([...(prefix.get(i) ?? []), ...items]),
            ),
            ...(items.length > 0 && { additionalItems: this.#place(items) }),
          }
        : items.length > 0 && { items: this.#place(items) }),
      ...(content.length > 0 && { allOf: this.#documents(content, holders) }),
    };
  }
}

/** What of a schema tells that a value of it holds a document; undefined when it says nothing of one. */
function holderOf(schema: Schema): Schema | undefined {
  if (!isObject(schema["contentSchema"])) return undefined;
  if (schema["contentEncoding"] === "binary") return { contentEncoding: "binary" };
  return isByteArray(schema) ? { type: "array", items: { minimum: 0, maximum: 255 } } : undefined;
}

function append<K>(into: Map<K, string[]>, key: K, pointer: string): void {
  const known = into.get(key);
  if (known === undefined) into.set(key, [pointer]);
  else known.push(pointer);
}
