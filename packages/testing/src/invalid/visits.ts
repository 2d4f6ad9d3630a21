import type { JsonSchema } from "@waybill/runtime";
import { readJson } from "@waybill/runtime/codegen";
import { documentBytes } from "../generate/bytes.ts";
import { itemsBehindPrefix, prefixOf } from "../schema/items.ts";
import { pointer } from "../schema/pointer.ts";
import { asObject, isBytes, isObject, type SchemaObject } from "../schema/schema-object.ts";
import type { TopicSchema } from "../schema/topic-schema.ts";

/** A schema that is about a part of a message. */
export interface Visit {
  readonly schema: SchemaObject;
  /** JSON Pointer of the schema. */
  readonly at: string;
  readonly value: unknown;
  /** JSON Pointer of the value; within a document inside the message, of the bytes that hold it. */
  readonly path: string;
  /** The references and unions that lead to the schema, as JSON Pointers. */
  readonly via: readonly string[];
  /** The message with another value in the value's place; undefined takes it out. */
  put(value: unknown): unknown;
}

/** Further visits of one message add nothing that earlier ones have not shown. */
const MAX_VISITS = 20_000;

/** Every schema that a valid value has to be of, and the part of the value that it is about. */
export function visitsOf(
  schema: TopicSchema,
  message: unknown,
  put: (value: unknown) => unknown = (v) => v,
): Visit[] {
  const visits: Visit[] = [];
  go(schema.root, { at: "", value: message, path: "", put, depth: 0, via: [] });
  return visits;

  function go(part: JsonSchema, place: Place): void {
    const { at, value, depth } = place;
    if (typeof part === "boolean" || visits.length >= MAX_VISITS || depth > 100) return;
    const own = asObject(part);
    visits.push({ ...place, schema: own });
    const here = (inner: JsonSchema, token: string, via = place.via) =>
      go(inner, { ...place, at: at + token, depth: depth + 1, via });
    if (own["$ref"] !== undefined) {
      const target = decodeURIComponent(own["$ref"].slice(1));
      go(schema.resolve(own["$ref"]), {
        ...place,
        at: target,
        depth: depth + 1,
        via: [...place.via, `${at}/$ref`],
      });
    }
    for (const [i, one] of entries(own["allOf"])) here(one, `/allOf/${i}`);
    for (const union of ["anyOf", "oneOf"]) {
      const via = [...place.via, `${at}/${union}`];
      for (const [i, one] of entries(own[union])) {
        if (schema.accepts([one], value)) here(one, `/${union}/${i}`, via);
      }
    }
    if ("if" in own) {
      const outcome = schema.accepts([own["if"]], value) ? "then" : "else";
      if (own[outcome] !== undefined) here(own[outcome], `/${outcome}`);
    }
    for (const keyword of ["dependencies", "dependentSchemas"]) {
      for (const [key, one] of Object.entries((own[keyword] ?? {}) as Record<string, JsonSchema>)) {
        if (isObject(value) && Object.hasOwn(value, key) && !Array.isArray(one))
          here(one, pointer(`/${keyword}`, key));
      }
    }
    if (isObject(value)) members(own, value, place);
    if (Array.isArray(value)) items(own, value, place);
    document(own, place);
  }

  function members(own: SchemaObject, value: Record<string, unknown>, place: Place): void {
    const { properties = {}, patternProperties = {}, additionalProperties } = own;
    for (const [key, member] of Object.entries(value)) {
      const put = (changed: unknown) => place.put(replaced(value, key, changed));
      const within = { ...place, value: member, path: pointer(place.path, key), put, depth: place.depth + 1 };
      const next = (inner: JsonSchema, token: string) => go(inner, { ...within, at: place.at + token });
      let isNamed = Object.hasOwn(properties, key);
      if (isNamed) next(properties[key], pointer("/properties", key));
      for (const [pattern, one] of Object.entries(patternProperties as Record<string, JsonSchema>)) {
        if (!new RegExp(pattern, "u").test(key)) continue;
        isNamed = true;
        next(one, pointer("/patternProperties", pattern));
      }
      if (!isNamed && additionalProperties !== undefined) next(additionalProperties, "/additionalProperties");
    }
  }

  function items(own: SchemaObject, value: readonly unknown[], place: Place): void {
    const prefix = prefixOf(own);
    const { token: restToken, rest } = itemsBehindPrefix(own);
    for (const [i, item] of value.slice(0, prefix.length + MAX_ITEMS).entries()) {
      const put = (changed: unknown) =>
        place.put(changed === undefined ? value.toSpliced(i, 1) : value.with(i, changed));
      const inPrefix = `/${own["prefixItems"] ? "prefixItems" : "items"}/${i}`;
      const token = i < prefix.length ? inPrefix : restToken;
      go(prefix[i] ?? rest, {
        ...place,
        at: place.at + token,
        value: item,
        path: pointer(place.path, i),
        put,
        depth: place.depth + 1,
      });
    }
  }

  /** The JSON document that bytes, or byte values, hold. */
  function document(own: SchemaObject, place: Place): void {
    if (own["contentMediaType"] !== "application/json" || own["contentSchema"] === undefined) return;
    const isList = Array.isArray(place.value);
    if (!isList && !isBytes(place.value)) return;
    let held: unknown;
    try {
      held = readJson(Uint8Array.from(place.value as Uint8Array));
    } catch {
      return;
    }
    const put = (changed: unknown) => {
      if (changed === undefined) return place.put(undefined);
      const bytes = documentBytes(changed);
      return place.put(isList ? [...bytes] : bytes);
    };
    const from = visits.length;
    go(own["contentSchema"], {
      ...place,
      at: `${place.at}/contentSchema`,
      value: held,
      put,
      depth: place.depth + 1,
    });
    // Issues of the document are reported at the bytes.
    for (let i = from; i < visits.length; i++) visits[i] = { ...(visits[i] as Visit), path: place.path };
  }
}

type Place = Omit<Visit, "schema"> & { readonly depth: number };

/** Of a longer array only so many of the items behind its prefix are looked at. */
const MAX_ITEMS = 8;

function entries(list: unknown): IterableIterator<[number, JsonSchema]> {
  return ((list ?? []) as JsonSchema[]).entries();
}

/** A copy of the object, messages of Protobuf included, with another member. */
export function replaced(
  object: Record<string, unknown>,
  key: string,
  value: unknown,
): Record<string, unknown> {
  const copy: Record<string, unknown> = Object.defineProperties(
    Object.create(Object.getPrototypeOf(object)),
    Object.getOwnPropertyDescriptors(object),
  );
  if (value === undefined) delete copy[key];
  else Object.defineProperty(copy, key, { value, configurable: true, enumerable: true, writable: true });
  return copy;
}
